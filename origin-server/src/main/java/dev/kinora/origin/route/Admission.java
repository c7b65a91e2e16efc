package dev.kinora.origin.route;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.reply.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Whether somebody may use a route. Pure: a route's {@link Need}, the role, and for those whose
 * rights end at one room or title the parts {@code {room}} and {@code {id}} of the path decide.
 * What lies outside the little that a guest or a link may see is not there for them: 404.
 */
final class Admission {
  private Admission() {}

  /**
   * The refusal, or nothing when they may.
   *
   * @param plays whether a room plays a title
   */
  static Optional<Problem> refusal(
      Route route, Map<String, String> parts, Caller caller, BiPredicate<String, String> plays) {
    Need need = route.need();
    if (need == Need.NOBODY) {
      return Optional.empty();
    }
    return switch (caller.role()) {
      case NOBODY -> Optional.of(Problem.unauthorized());
      case ADMIN -> Optional.empty();
      case MEMBER, LOCAL ->
          need == Need.ADMIN ? Optional.of(forbidden("an administrator")) : Optional.empty();
      case VISITOR -> need == Need.WATCH ? Optional.empty() : Optional.of(forbidden("an account"));
      case GUEST -> guest(route, parts, caller.room().orElseThrow(), plays);
      case LINK -> link(route, parts, caller.title().orElseThrow());
    };
  }

  private static Optional<Problem> guest(
      Route route, Map<String, String> parts, String room, BiPredicate<String, String> plays) {
    String title = parts.get("id");
    String asked = parts.get("room");
    if ((title != null && !plays.test(room, title)) || (asked != null && !asked.equals(room))) {
      return Optional.of(notThere());
    }
    boolean own = title != null || asked != null || route.forGuests();
    return own && route.need() == Need.WATCH
        ? Optional.empty()
        : Optional.of(forbidden("an account"));
  }

  private static Optional<Problem> link(Route route, Map<String, String> parts, String title) {
    String asked = parts.get("id");
    if (asked == null || !route.reads() || route.need() != Need.WATCH) {
      return Optional.of(Problem.unauthorized());
    }
    return asked.equals(title) ? Optional.empty() : Optional.of(Problem.unauthorized());
  }

  private static Problem notThere() {
    return Problem.notFound("There is nothing at this address.");
  }

  private static Problem forbidden(String who) {
    return Problem.forbidden("This needs %s; sign in with one that may.".formatted(who));
  }
}

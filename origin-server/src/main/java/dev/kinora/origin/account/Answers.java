package dev.kinora.origin.account;

import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Document;
import dev.kinora.origin.reply.Replies;
import dev.kinora.origin.reply.Role;
import dev.kinora.origin.route.Endpoint;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the endpoints of this package have in common. No state. */
final class Answers {
  static final int BODY_BYTES = 4096;

  private static final Duration BUSY_RETRY = Duration.ofSeconds(2);

  private Answers() {}

  /** Sends JSON that no cache keeps. */
  static void json(Call call, int status, Map<String, ? extends @Nullable Object> members)
      throws ProblemException {
    call.exchange().setStatusCode(status);
    Replies.send(
        call,
        Document.of(MediaTypes.JSON, JsonMapper.shared().writeValueAsBytes(members)),
        Caching.NONE);
  }

  static void nothing(Call call) {
    call.set("Cache-Control", Caching.NONE.directive());
    call.exchange().setStatusCode(204);
    call.exchange().endExchange();
  }

  /** A text member that has to be there. */
  static String text(JsonNode body, String name) throws ProblemException {
    JsonNode value = body.get(name);
    if (value == null || !value.isString()) {
      throw new ProblemException(
          Problem.badRequest("The body needs \"%s\", a text.".formatted(name)));
    }
    return value.asString();
  }

  /** A text member that may be missing. */
  static Optional<String> optionalText(JsonNode body, String name) throws ProblemException {
    return body.hasNonNull(name) ? Optional.of(text(body, name)) : Optional.empty();
  }

  /** A role that an account can have. */
  static Role role(String text) throws ProblemException {
    return switch (text) {
      case "admin" -> Role.ADMIN;
      case "member" -> Role.MEMBER;
      default ->
          throw new ProblemException(Problem.badRequest("\"role\" is \"admin\" or \"member\"."));
    };
  }

  static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  static ProblemException notThere() {
    return new ProblemException(Problem.notFound("There is nothing at this address."));
  }

  /** An endpoint whose refusals of what somebody gave, and of too much work, are answers. */
  static Endpoint careful(Endpoint endpoint) {
    return call -> {
      try {
        endpoint.answer(call);
      } catch (RefusedInput e) {
        throw new ProblemException(Problem.unprocessable(e.reason()));
      } catch (Busy e) {
        throw new ProblemException(
            Problem.unavailable("Too many people sign in at this moment.", BUSY_RETRY));
      }
    };
  }
}

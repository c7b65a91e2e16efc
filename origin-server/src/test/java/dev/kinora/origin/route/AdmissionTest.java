package dev.kinora.origin.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.reply.Caller;
import dev.kinora.origin.reply.Role;
import io.undertow.util.Methods;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may use which kind of route. */
class AdmissionTest {
  private static final String TITLE = "abcd1234";
  private static final Map<String, Route> ROUTES =
      Map.of(
          "page", Route.page("/", call -> {}),
          "list", Route.api("/api/titles", call -> {}),
          "version", Route.api("/api/version", call -> {}).alsoForGuests(),
          "title", Route.media("/titles/{id}/source", call -> {}),
          "room", Route.api(Methods.POST, "/api/rooms/{room}/ticket", call -> {}).need(Need.WATCH),
          "change", Route.api(Methods.POST, "/api/titles", call -> {}),
          "own", Route.api(Methods.DELETE, "/api/titles/{id}", call -> {}),
          "admin", Route.api("/api/accounts", call -> {}).need(Need.ADMIN));

  @ParameterizedTest
  @CsvSource({
    "NOBODY, 200 401 401 401 401 401 401 401",
    "ADMIN, 200 200 200 200 200 200 200 200",
    "MEMBER, 200 200 200 200 200 200 200 403",
    "LOCAL, 200 200 200 200 200 200 200 403",
    "VISITOR, 200 200 200 200 200 403 403 403",
    "GUEST, 200 403 200 200 200 403 403 403",
    "LINK, 200 401 401 200 401 401 401 401"
  })
  void theTableOfRights(Role role, String expected) {
    assertEquals(expected, statuses(role, TITLE, "den"));
  }

  @ParameterizedTest
  @CsvSource({
    "GUEST, 200 403 200 404 404 403 404 403",
    "LINK, 200 401 401 401 401 401 401 401",
    "MEMBER, 200 200 200 200 200 200 200 403"
  })
  void whatIsOfOthersIsNotThere(Role role, String expected) {
    assertEquals(expected, statuses(role, "other123", "attic"));
  }

  private static String statuses(Role role, String title, String room) {
    var out = new StringBuilder();
    for (String name :
        new String[] {"page", "list", "version", "title", "room", "change", "own", "admin"}) {
      Route route = Objects.requireNonNull(ROUTES.get(name));
      Map<String, String> parts =
          switch (name) {
            case "title", "own" -> Map.of("id", title);
            case "room" -> Map.of("room", room);
            default -> Map.of();
          };
      int status =
          Admission.refusal(
                  route, parts, caller(role), (r, t) -> r.equals("den") && t.equals(TITLE))
              .map(Problem::status)
              .orElse(200);
      out.append(out.isEmpty() ? "" : " ").append(status);
    }
    return out.toString();
  }

  private static Caller caller(Role role) {
    return switch (role) {
      case NOBODY -> Caller.NOBODY;
      case LOCAL -> Caller.LOCAL;
      case VISITOR -> Caller.VISITOR;
      case ADMIN, MEMBER -> Caller.account("1", "Ann", role, "s");
      case GUEST -> Caller.guest("den", "Gus", "s");
      case LINK -> Caller.link(TITLE);
    };
  }
}

package dev.kinora.origin.account;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.library.Library;
import dev.kinora.origin.reply.Call;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an account has of a title: where it stopped watching, and links to give away. */
final class TitleEndpoints {
  private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(1_000_000);

  private final People people;
  private final Library library;

  TitleEndpoints(People people, Library library) {
    this.people = people;
    this.library = library;
  }

  /** GET {@code /api/titles/{id}/position}; nothing saved is an answer too, and no error. */
  void position(Call call) throws ProblemException {
    Optional<Long> millis = people.positions().find(account(call), title(call));
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("seconds", millis.map(known -> BigDecimal.valueOf(known, 3)).orElse(null));
    Answers.json(call, 200, members);
  }

  /** PUT {@code /api/titles/{id}/position}. */
  void savePosition(Call call) throws ProblemException {
    String account = account(call);
    String title = title(call);
    JsonNode seconds = call.json(Answers.BODY_BYTES).path("seconds");
    if (!seconds.isNumber()
        || seconds.decimalValue().signum() < 0
        || seconds.decimalValue().compareTo(LONGEST_SECONDS) > 0) {
      throw new ProblemException(
          Problem.badRequest("The body needs \"seconds\", a number from 0 to 1000000."));
    }
    long millis = seconds.decimalValue().movePointRight(3).longValue();
    people.positions().save(account, title, millis);
    Answers.nothing(call);
  }

  /** POST {@code /api/titles/{id}/link}. */
  void link(Call call) throws ProblemException {
    String title = title(call);
    Links.Link link = people.links().title(title);
    Map<String, Object> members = new LinkedHashMap<>();
    for (var address :
        Map.of("hls", "master.m3u8", "dash", "manifest.mpd", "source", "source").entrySet()) {
      members.put(
          address.getKey(),
          "/titles/%s/%s?sig=%s".formatted(title, address.getValue(), link.token()));
    }
    members.put("expiresAt", link.expiresAt().toString());
    Answers.json(call, 200, members);
  }

  /** People without an account have no positions here; a page keeps them itself. */
  private static String account(Call call) throws ProblemException {
    return call.caller()
        .accountId()
        .orElseThrow(() ->
            new ProblemException(
                Problem.notFound("Positions are kept for accounts; there is none here.")));
  }

  private String title(Call call) throws ProblemException {
    String id = call.part("id");
    return library
        .title(id)
        .orElseThrow(() -> new ProblemException(Problem.notFound("There is no title of that id.")))
        .id();
  }
}

package dev.kinora.origin.api;

import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.library.Library;
import dev.kinora.origin.library.LibraryTitle;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Document;
import dev.kinora.origin.reply.Replies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The API's plain requests. Thread-safe. */
public final class ApiEndpoints {
  private final Library library;
  private final String programVersion;

  /**
   * Endpoints over a library.
   *
   * @param programVersion what {@code /api/version} says
   */
  public ApiEndpoints(Library library, String programVersion) {
    this.library = library;
    this.programVersion = programVersion;
  }

  /** {@code /api/titles}. */
  public void titles(Call call) throws ProblemException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("titles", library.titles().stream().map(TitleView::summary).toList());
    OptionalDouble demo = library.demoProgress();
    if (demo.isPresent()) {
      members.put("demo", Map.of("state", "making", "progress", demo.getAsDouble()));
    }
    Replies.send(call, json(members), Caching.CHECKED);
  }

  /** {@code /api/titles/{id}}. */
  public void title(Call call) throws ProblemException {
    LibraryTitle entry =
        library
            .title(call.part("id"))
            .orElseThrow(
                () -> new ProblemException(Problem.notFound("There is no title of that id.")));
    Replies.send(call, json(TitleView.detail(entry)), Caching.CHECKED);
  }

  /** {@code /api/version}. */
  public void version(Call call) throws ProblemException {
    Replies.send(call, json(Map.of("version", programVersion)), Caching.CHECKED);
  }

  /** {@code /api/openapi.json}. */
  public void description(Call call) throws ProblemException {
    Replies.send(call, Document.of(MediaTypes.JSON, description()), Caching.CHECKED);
  }

  private static Document json(Map<String, ? extends @Nullable Object> members) {
    return Document.of(MediaTypes.JSON, JsonMapper.shared().writeValueAsBytes(members));
  }

  private static byte[] description() {
    try (InputStream in = ApiEndpoints.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json: expected beside this class, found nothing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.json", e);
    }
  }
}

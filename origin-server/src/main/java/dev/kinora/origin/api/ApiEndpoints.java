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
import dev.kinora.origin.route.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The API's plain requests. Thread-safe. */
public final class ApiEndpoints {
  private final Library library;
  private final String programVersion;
  private final Supplier<List<Route>> routes;

  /**
   * Endpoints over a library.
   *
   * @param programVersion what {@code /api/version} says
   * @param routes all addresses, asked for once the server runs
   */
  public ApiEndpoints(Library library, String programVersion, Supplier<List<Route>> routes) {
    this.library = library;
    this.routes = routes;
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
    Replies.send(call, Document.of(MediaTypes.JSON, Description.of(routes.get())), Caching.CHECKED);
  }

  private static Document json(Map<String, ? extends @Nullable Object> members) {
    return Document.of(MediaTypes.JSON, JsonMapper.shared().writeValueAsBytes(members));
  }
}

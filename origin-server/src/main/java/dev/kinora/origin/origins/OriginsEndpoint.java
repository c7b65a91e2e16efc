package dev.kinora.origin.origins;

import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Document;
import dev.kinora.origin.reply.Replies;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/origins}: where else a page finds what it plays. Thread-safe. */
public final class OriginsEndpoint {
  private final Neighbours neighbours;

  /** An endpoint over the list of origins. */
  public OriginsEndpoint(Neighbours neighbours) {
    this.neighbours = neighbours;
  }

  /** Sends {@code {"origins":["https://…"]}}, the one that answers first. */
  public void origins(Call call) throws ProblemException {
    List<String> addresses = neighbours.addresses(call.exchange().getHostAndPort());
    Replies.send(
        call,
        Document.of(
            MediaTypes.JSON, JsonMapper.shared().writeValueAsBytes(Map.of("origins", addresses))),
        Caching.CHECKED);
  }
}

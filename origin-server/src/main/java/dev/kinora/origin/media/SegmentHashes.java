package dev.kinora.origin.media;

import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.library.Library;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Document;
import dev.kinora.origin.reply.Replies;
import dev.kinora.origin.route.Feature;
import dev.kinora.origin.route.Route;
import dev.kinora.packager.publish.SegmentRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /api/titles/{id}/{rendition}/hashes}: SHA-256 of every finished segment, so that a page
 * can tell whether a segment that another member sent is the one the server would have sent. The
 * first publisher of a segment wins, so a hash that was once given stays true. Thread-safe.
 */
public final class SegmentHashes implements Feature {
  private final Shelf shelf;
  private final Function<String, List<SegmentRecord>> records;

  /**
   * The hashes of a library.
   *
   * @param records what is recorded of a title's segments
   */
  public SegmentHashes(Library library, Function<String, List<SegmentRecord>> records) {
    this.shelf = new Shelf(library);
    this.records = records;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.api("/api/titles/{id}/{rendition}/hashes", this::hashes));
  }

  /** Sends {@code {"hashes":{"0":"…"}}}. */
  private void hashes(Call call) throws ProblemException {
    String titleId = call.part("id");
    String rendition = Shelf.rendition(shelf.title(titleId), call.part("rendition")).name();
    Map<String, String> hashes = new TreeMap<>();
    for (SegmentRecord record : records.apply(titleId)) {
      if (record.key().rendition().equals(rendition)) {
        hashes.put(Integer.toString(record.key().number()), record.sha256());
      }
    }
    Replies.send(
        call,
        Document.of(
            MediaTypes.JSON, JsonMapper.shared().writeValueAsBytes(Map.of("hashes", hashes))),
        Caching.CHECKED);
  }
}

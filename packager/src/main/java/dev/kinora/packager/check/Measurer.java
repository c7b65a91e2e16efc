package dev.kinora.packager.check;

import dev.kinora.packager.check.SegmentRef.Span;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.finding.Rule;
import dev.kinora.packager.check.load.Fetched;
import dev.kinora.packager.check.media.HeaderCheck;
import dev.kinora.packager.check.media.IsoHeader;
import dev.kinora.packager.check.media.Measurements;
import dev.kinora.packager.check.media.SegmentCheck;
import dev.kinora.packager.check.media.SegmentFacts;
import dev.kinora.packager.check.media.TextCheck;
import dev.kinora.packager.check.media.TrackFacts;
import dev.kinora.packager.check.media.TransportCheck;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Reads segments, one at a time, judges each on its own, and keeps what was measured. A segment
 * that several documents announce is read once.
 */
final class Measurer {
  /** A largest segment: a minute of a high rate. */
  private static final int MOST_SEGMENT_BYTES = 128 << 20;

  private static final int MOST_HEADER_BYTES = 4 << 20;

  private final Desk desk;
  private final Map<Span, Optional<IsoHeader>> headers = new HashMap<>();
  private final Map<List<Object>, Optional<SegmentFacts>> known = new HashMap<>();
  private int done;
  private int toDo;

  Measurer(Desk desk) {
    this.desk = desk;
  }

  int done() {
    return done;
  }

  /**
   * Which rules are broken when something is missing.
   *
   * @param absent a resource that cannot be had
   * @param part a part of a resource that cannot be had
   * @param noHeader media that needs a header and names none
   */
  record Missing(Rule absent, Rule part, Rule noHeader) {
    Rule of(Span span) {
      return span.part().isPresent() ? part : absent;
    }
  }

  /** Reads a sample of a list's segments. */
  Measurements measure(List<SegmentRef> all, Missing missing) throws InterruptedException {
    SortedSet<Integer> chosen = Sampling.of(all.size(), desk.settings.segments());
    toDo += chosen.size();
    TreeMap<Integer, SegmentFacts> facts = new TreeMap<>();
    List<TrackFacts> streams = List.of();
    boolean cmaf = false;
    for (int index : chosen) {
      SegmentRef ref = all.get(index);
      Optional<IsoHeader> header =
          ref.init().isPresent() ? header(ref.from(), ref.init().get(), missing) : Optional.empty();
      if (header.isPresent() && streams.isEmpty()) {
        streams = header.get().facts();
        cmaf = header.get().cmaf();
      }
      Optional<SegmentFacts> measured = segment(ref, header, missing);
      if (measured.isPresent()) {
        facts.put(index, measured.get());
        if (streams.isEmpty()) {
          streams = measured.get().streams();
        }
      }
      done++;
      desk.watcher.progress(done, toDo);
    }
    return new Measurements(facts, streams, facts.size() == all.size(), cmaf);
  }

  private Optional<IsoHeader> header(Place from, Span init, Missing missing)
      throws InterruptedException {
    Optional<IsoHeader> before = headers.get(init);
    if (before != null) {
      return before;
    }
    Optional<Fetched> fetched =
        desk.fetch(missing.of(init), from, init.address(), init.part(), MOST_HEADER_BYTES);
    Optional<IsoHeader> header =
        fetched.isEmpty()
            ? Optional.empty()
            : HeaderCheck.check(desk.place(init.address()), fetched.get().body(), desk.out);
    headers.put(init, header);
    return header;
  }

  private Optional<SegmentFacts> segment(
      SegmentRef ref, Optional<IsoHeader> header, Missing missing) throws InterruptedException {
    List<Object> key = List.of(ref.media(), ref.init());
    Optional<SegmentFacts> before = known.get(key);
    if (before != null) {
      return before;
    }
    Optional<Fetched> fetched =
        desk.fetch(
            missing.of(ref.media()),
            ref.from(),
            ref.media().address(),
            ref.media().part(),
            MOST_SEGMENT_BYTES);
    Optional<SegmentFacts> facts =
        fetched.isEmpty()
            ? Optional.empty()
            : Optional.of(judge(ref, header, fetched.get().body(), missing));
    known.put(key, facts);
    return facts;
  }

  private SegmentFacts judge(
      SegmentRef ref, Optional<IsoHeader> header, ByteBuffer body, Missing missing) {
    Place place = desk.place(ref.media().address()).segment(ref.index());
    if (ref.opaque()) {
      return SegmentFacts.unread(body.remaining());
    }
    if (header.isPresent()) {
      return new SegmentCheck(header.get()).check(place, body, desk.out);
    }
    if (TransportCheck.looksLike(body)) {
      return TransportCheck.check(place, body, desk.out);
    }
    if (TextCheck.looksLikeVtt(body)) {
      TextCheck.vtt(place, body, true, desk.out);
    } else if (ref.init().isEmpty()) {
      unknown(ref, place, body, missing);
    }
    return SegmentFacts.unread(body.remaining());
  }

  private void unknown(SegmentRef ref, Place place, ByteBuffer body, Missing missing) {
    String name = ref.media().address().getPath();
    if (name != null && (name.endsWith(".vtt") || name.endsWith(".webvtt"))) {
      TextCheck.vtt(place, body, true, desk.out);
    } else if (name != null && name.matches(".*\\.(aac|mp3|ac3|ec3)")) {
      TextCheck.packedAudio(place, body, desk.out);
    } else if (name != null && name.endsWith(".ts")) {
      TransportCheck.check(place, body, desk.out);
    } else {
      desk.out.add(missing.noHeader, ref.from(), "a header that the media needs", "none");
    }
  }
}

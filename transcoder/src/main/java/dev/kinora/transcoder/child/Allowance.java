package dev.kinora.transcoder.child;

import dev.kinora.packager.text.TextLimits;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.transcoder.work.SheetTask;
import dev.kinora.transcoder.work.SpanTask;
import java.time.Duration;

/**
 * How much one request may take. Immutable.
 *
 * @param total from request to end of answer
 * @param stall between two pieces of the answer
 * @param bytes bodies of the whole answer together
 */
record Allowance(Duration total, Duration stall, long bytes) {
  private static final long MINIMAL_READ_BYTES_A_SECOND = 8 << 20;
  private static final long SPARE_BYTES = 4 << 20;

  /**
   * What a request may take: {@code patience} for anything, and for longer work a rate so slow that
   * only something that hangs falls short of it.
   *
   * @param patience how long any step may take before it counts as hanging
   * @param sourceBytes size of the source
   */
  static Allowance of(Request request, Duration patience, long sourceBytes) {
    return switch (request) {
      case Request.Probe p -> reading(patience, sourceBytes, 0);
      case Request.Loudness l -> listening(l, patience, sourceBytes);
      case Request.Prepare p -> reading(patience, sourceBytes, 16 << 20);
      case Request.Poster p -> reading(patience, sourceBytes, 32 << 20);
      case Request.Picture p -> reading(patience, sourceBytes, 32 << 20);
      case Request.Sheet s -> sheet(s.task(), patience, sourceBytes);
      // A segment of seconds, at a priority that may leave it waiting.
      case Request.Decode d -> reading(patience.multipliedBy(2), sourceBytes, 0);
      case Request.Texts t ->
          reading(patience, sourceBytes, (long) TextLimits.MAX_BYTES * t.tracks().size());
      case Request.Encode e -> encoding(e.task(), patience, sourceBytes);
    };
  }

  private static Allowance reading(Duration patience, long sourceBytes, long answerBytes) {
    Duration total = patience.plusSeconds(sourceBytes / MINIMAL_READ_BYTES_A_SECOND);
    return new Allowance(total, total, answerBytes);
  }

  /** Each track is decoded once or twice, each time faster than it is heard. */
  private static Allowance listening(
      Request.Loudness request, Duration patience, long sourceBytes) {
    long heardSeconds = request.info().duration().times(2L * request.info().audio().size()).ceil();
    Duration total =
        patience
            .plusSeconds(sourceBytes / MINIMAL_READ_BYTES_A_SECOND)
            .plusSeconds(Math.max(0, heardSeconds));
    return new Allowance(total, total, 0);
  }

  /** Where key frames are far apart, all that the sheet spans may have to be decoded. */
  private static Allowance sheet(SheetTask task, Duration patience, long sourceBytes) {
    int spanned = task.plan().tilesOn(task.sheet()) * task.plan().intervalSeconds();
    Duration total =
        patience.plusSeconds(sourceBytes / MINIMAL_READ_BYTES_A_SECOND).plusSeconds(10L * spanned);
    return new Allowance(total, total, 32 << 20);
  }

  /** A segment may take 30 times its own length, and the file may have to be read up to it. */
  private static Allowance encoding(SpanTask task, Duration patience, long sourceBytes) {
    Rational seconds = Rational.ZERO;
    Rational bits = Rational.ZERO;
    Rational longest = Rational.ZERO;
    int segments = 0;
    for (String name : task.renditions()) {
      Rendition rendition = task.title().rendition(name).orElseThrow();
      Timeline timeline = task.title().timelineOf(rendition);
      int end = timeline.span(task.endSpan() - 1).endSegment();
      for (int n = timeline.span(task.firstSpan()).firstSegment(); n < end; n++) {
        Rational duration = timeline.duration(n).seconds();
        seconds = seconds.plus(duration);
        bits = bits.plus(duration.times(rendition.peakBitsPerSecond()));
        longest = duration.compareTo(longest) > 0 ? duration : longest;
        segments++;
      }
    }
    Duration reading = patience.plusSeconds(sourceBytes / MINIMAL_READ_BYTES_A_SECOND);
    Duration stall = reading.plusSeconds(longest.times(30L * task.renditions().size()).ceil());
    Duration total = reading.plusSeconds(seconds.times(30).ceil());
    // A segment may overshoot its rate, by a key frame above all.
    long bytes = bits.dividedBy(Rational.of(4)).ceil() + SPARE_BYTES * Math.min(segments, 16);
    return new Allowance(total, stall, bytes);
  }
}

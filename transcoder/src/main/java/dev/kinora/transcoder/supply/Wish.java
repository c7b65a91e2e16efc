package dev.kinora.transcoder.supply;

import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SpanRef;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Span;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.work.SpanTask;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One span of one rendition that somebody waits for. Equal by what it names. */
final class Wish {
  private final Title title;
  private final Rendition rendition;
  private final Span span;
  private final SpanRef ref;

  Wish(Title title, Rendition rendition, Span span) {
    this.title = title;
    this.rendition = rendition;
    this.span = span;
    this.ref = new SpanRef(title.id(), Lane.of(rendition), span.index());
  }

  Title title() {
    return title;
  }

  SpanRef ref() {
    return ref;
  }

  SpanTask task() {
    return new SpanTask(
        title, ref.lane(), span.index(), span.index() + 1, List.of(rendition.name()));
  }

  /** The segments that fulfil it. */
  List<SegmentKey> keys() {
    return IntStream.range(span.firstSegment(), span.endSegment())
        .mapToObj(n -> new SegmentKey(title.id(), rendition.name(), n))
        .toList();
  }

  /** The sound that a viewer who waits for these pictures needs as well before any is shown. */
  Optional<Wish> sound() {
    return rendition instanceof Rendition.Video
        ? title.audio().stream()
            .max(Comparator.comparing(Rendition.Audio::preferred))
            .filter(sound -> !title.isCopied(sound))
            .map(sound -> at(sound, span.firstSegment()))
        : Optional.empty();
  }

  /** Sound has its boundaries beside those of the pictures, so numbers mean the same place. */
  private Wish at(Rendition wanted, int segment) {
    Timeline timeline = title.timelineOf(wanted);
    return new Wish(title, wanted, timeline.spanOf(Math.min(segment, timeline.segmentCount() - 1)));
  }

  /** When the span ends, on the title's timeline. */
  Rational endSeconds() {
    Timeline timeline = title.timelineOf(rendition);
    int last = span.endSegment() - 1;
    return timeline.decodeTime(last).seconds().plus(timeline.duration(last).seconds());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Wish wish
        && wish.ref.equals(ref)
        && wish.rendition.name().equals(rendition.name());
  }

  @Override
  public int hashCode() {
    return 31 * ref.hashCode() + rendition.name().hashCode();
  }

  @Override
  public String toString() {
    return ref + " of " + rendition.name();
  }
}

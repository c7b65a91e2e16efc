package dev.kinora.packager.remux;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.cmaf.SampleHead;
import dev.kinora.packager.cmaf.SampleKind;
import dev.kinora.packager.source.CodedSample;
import dev.kinora.packager.source.CodedTrack;
import dev.kinora.packager.source.MediaSource;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The pictures of a source on the grid of a rate. Immutable. */
final class CopiedPictures {
  private final MediaSource source;
  private final CodedTrack track;
  private final AvcConfiguration configuration;
  private final Places places;
  private final long[] keyTicks;
  private final long[] keyPlaces;

  private CopiedPictures(
      MediaSource source,
      CodedTrack track,
      AvcConfiguration configuration,
      Places places,
      long[] keyTicks,
      long[] keyPlaces) {
    this.source = source;
    this.track = track;
    this.configuration = configuration;
    this.places = places;
    this.keyTicks = keyTicks;
    this.keyPlaces = keyPlaces;
  }

  /**
   * Pictures of which frame 0 is the first key frame.
   *
   * @throws MediaException if the index lists none, or not in growing order
   */
  static CopiedPictures of(MediaSource source, CodedTrack track, Rational rate)
      throws MediaException, IOException {
    long[] keyTicks = source.keyTicks(track);
    if (keyTicks.length == 0) {
      throw new MediaException.Unsupported("the index lists no key frame of the picture");
    }
    Places places = Places.of(track, keyTicks[0], rate);
    long[] keyPlaces = new long[keyTicks.length];
    for (int i = 0; i < keyTicks.length; i++) {
      keyPlaces[i] = places.of(keyTicks[i]);
      if (i > 0 && keyPlaces[i] <= keyPlaces[i - 1]) {
        throw new MediaException.Malformed("the index's key frames are not in order");
      }
    }
    return new CopiedPictures(
        source, track, AvcConfiguration.read(track.configuration()), places, keyTicks, keyPlaces);
  }

  /** How its samples are coded. */
  AvcConfiguration configuration() {
    return configuration;
  }

  Places places() {
    return places;
  }

  int keyCount() {
    return keyTicks.length;
  }

  long keyTicks(int key) {
    return keyTicks[key];
  }

  /** The frame that a key frame is shown at. */
  long keyPlace(int key) {
    return keyPlaces[key];
  }

  /** Whether decoding can start with a key frame, and with nothing but the header's parameters. */
  KeyFrameUnits.Kind kind(int key) throws MediaException, IOException {
    return KeyFrameUnits.kind(source.file(), source.keyFrame(track, keyTicks[key]), configuration);
  }

  /** What the pictures from one key frame up to the next take at most. */
  long mostBytes(int key) throws MediaException, IOException {
    long to = key + 1 < keyTicks.length ? keyTicks[key + 1] : Long.MAX_VALUE;
    return source.mostBytes(track, keyTicks[key], to);
  }

  /** Pictures in decoding order from a key frame's frame up to another's, or to the end. */
  List<CodedSample> between(long first, long end, boolean last) throws MediaException, IOException {
    long to = last ? Long.MAX_VALUE : ticksAt(end);
    List<CodedSample> samples = source.pictures(track, ticksAt(first), to);
    if (!last) {
      return samples;
    }
    List<CodedSample> kept = new ArrayList<>();
    for (CodedSample sample : samples) {
      if (places.of(sample.shownTicks()) < end) {
        kept.add(sample);
      }
    }
    return kept;
  }

  private long ticksAt(long frame) throws MediaException {
    int key = Arrays.binarySearch(keyPlaces, frame);
    if (key < 0) {
      throw new MediaException.Malformed(
          "index", "a key frame at frame " + frame, "none", "add the file again");
    }
    return keyTicks[key];
  }

  /** A segment of the timeline. */
  CopiedSegment segment(Timeline timeline, int number) throws MediaException, IOException {
    long first = timeline.firstFrame(number);
    long end = timeline.endFrame(number);
    List<CodedSample> samples = between(first, end, number == timeline.segmentCount() - 1);
    long[] at = new long[samples.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = places.of(samples.get(i).shownTicks());
    }
    int frameTicks = timeline.ticksPerFrame();
    long delay = timeline.presentationOffsetTicks() / frameTicks;
    Slots slots = Slots.of(at, first, end, delay);
    KeyFrameUnits.require(source.file(), samples.getFirst(), configuration);
    SegmentPieces pieces = new SegmentPieces();
    List<SampleHead> heads = new ArrayList<>(at.length);
    for (int i = 0; i < at.length; i++) {
      // As the units themselves say: indexes leave key frames out.
      KeyFrameUnits.Opening opening =
          KeyFrameUnits.opening(source.file(), samples.get(i), configuration);
      CodedSample sample = opening.rest();
      long next = i + 1 < at.length ? slots.decoded(i + 1) : end;
      pieces.add(sample);
      heads.add(
          new SampleHead(
              sample.sizeBytes(),
              (next - slots.decoded(i)) * frameTicks,
              (slots.shown(i) + delay - slots.decoded(i)) * frameTicks,
              opening.isIdr() ? SampleKind.SYNC : SampleKind.DEPENDENT));
    }
    return pieces.toSegment(
        source.file().path(), number, timeline.decodeTime(number).ticks(), heads);
  }
}

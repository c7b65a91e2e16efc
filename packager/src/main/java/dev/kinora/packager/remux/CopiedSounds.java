package dev.kinora.packager.remux;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AacSilence;
import dev.kinora.packager.bitstream.AudioSpecificConfig;
import dev.kinora.packager.cmaf.SampleHead;
import dev.kinora.packager.cmaf.SampleKind;
import dev.kinora.packager.source.CodedSample;
import dev.kinora.packager.source.CodedTrack;
import dev.kinora.packager.source.MediaSource;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.timeline.TimelineRule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The AAC frames of a source on a grid of whole frames. Where the source has none, silent ones
 * stand in, so that sound never drifts. Immutable.
 *
 * @param originSeconds on the source's clock, the title's time 0
 */
record CopiedSounds(
    MediaSource source,
    CodedTrack track,
    AudioSpecificConfig configuration,
    Rational originSeconds) {
  static CopiedSounds of(MediaSource source, CodedTrack track, Rational originSeconds)
      throws MediaException {
    return new CopiedSounds(
        source, track, AudioSpecificConfig.read(track.configuration()), originSeconds);
  }

  /** The grid of a timeline: place 0 is its first frame. */
  private Places places(int offsetSamples) {
    Rational rate = Rational.of(configuration.sampleRate(), TimelineRule.AAC_FRAME_SAMPLES);
    Rational start =
        originSeconds
            .minus(Rational.of(offsetSamples, configuration.sampleRate()))
            .minus(track.shift())
            .dividedBy(track.tick());
    return Places.of(track, start.round(), rate);
  }

  /** When a place is heard, in ticks of the track, rounded down, less half a frame. */
  private long ticksBefore(int offsetSamples, long place) {
    Rational samples =
        Rational.of(2 * place - 1, 2)
            .times(TimelineRule.AAC_FRAME_SAMPLES)
            .minus(Rational.of(offsetSamples));
    return originSeconds
        .plus(samples.dividedBy(Rational.of(configuration.sampleRate())))
        .minus(track.shift())
        .dividedBy(track.tick())
        .floor();
  }

  /** A segment of the timeline, whose offset is the priming or what else is cut at the start. */
  CopiedSegment segment(Timeline timeline, int number) throws MediaException, IOException {
    int offset = timeline.presentationOffsetTicks();
    long first = timeline.firstFrame(number);
    int count = Math.toIntExact(timeline.endFrame(number) - first);
    List<Optional<CodedSample>> frames = frames(offset, first, count);
    ByteBuffer silence = AacSilence.frame(configuration.channelConfiguration()).buffer();
    SegmentPieces pieces = new SegmentPieces();
    List<SampleHead> heads = new ArrayList<>(count);
    for (Optional<CodedSample> frame : frames) {
      frame.ifPresentOrElse(pieces::add, () -> pieces.add(silence));
      int size = frame.map(CodedSample::sizeBytes).orElseGet(silence::remaining);
      heads.add(new SampleHead(size, TimelineRule.AAC_FRAME_SAMPLES, 0, SampleKind.SYNC));
    }
    return pieces.toSegment(
        source.file().path(), number, timeline.decodeTime(number).ticks(), heads);
  }

  /** The frame of each place, the first of several. */
  private List<Optional<CodedSample>> frames(int offset, long first, int count)
      throws MediaException, IOException {
    Places places = places(offset);
    List<Optional<CodedSample>> frames = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      frames.add(Optional.empty());
    }
    List<CodedSample> found =
        source.sounds(track, ticksBefore(offset, first), ticksBefore(offset, first + count) + 1);
    for (CodedSample sample : found) {
      long place = places.of(sample.shownTicks()) - first;
      if (place >= 0 && place < count && frames.get((int) place).isEmpty()) {
        frames.set((int) place, Optional.of(sample));
      }
    }
    return frames;
  }
}

package dev.kinora.packager.remux;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AudioSpecificConfig;
import dev.kinora.packager.source.CodedSample;
import dev.kinora.packager.source.CodedTrack;
import dev.kinora.packager.source.MediaSource;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.TimelineRule;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what the rule wants to know of sound. */
final class SoundExaminer {
  /** Before and behind everything, with room for sums. */
  private static final long FAR_TICKS = Long.MAX_VALUE / 8;

  /** Frames that a decoder needs before it gives any sound. */
  private static final int PRIMING_FRAMES = 3;

  /** How far time stamps may be from what frames last, in samples: milliseconds round to 24. */
  private static final int SLACK_SAMPLES = 128;

  /** How far a frame may be from its place: eight milliseconds are not heard. */
  private static final int MOST_SHIFT_SAMPLES = 384;

  private static final Rational LOOK_SECONDS = Rational.of(4);

  private SoundExaminer() {}

  /**
   * Judges all sound tracks together, since they share a timeline.
   *
   * @throws MediaException with the sentence why they have to be encoded
   */
  static Copies.Sound examine(MediaSource source, SourceInfo info, Rational origin)
      throws MediaException, IOException {
    List<Copies.SoundTrack> tracks = new ArrayList<>();
    int rate = 0;
    int offset = 0;
    for (SourceTrack.Audio audio : info.audio()) {
      try {
        require(SoundRule.ofCodec(audio));
        CodedTrack track = CopyExaminer.track(source, audio.index(), CodedTrack.Coding.AAC);
        AudioSpecificConfig configuration = AudioSpecificConfig.read(track.configuration());
        require(SoundRule.obstacle(audio, configuration));
        int own = offset(source, track, audio, configuration, origin);
        if (!tracks.isEmpty()
            && (rate != configuration.sampleRate() || shift(offset, own) > SLACK_SAMPLES)) {
          throw new MediaException.Unsupported(
              "its frames do not begin together with those of the first track");
        }
        if (tracks.isEmpty()) {
          rate = configuration.sampleRate();
          offset = own;
        }
        tracks.add(
            new Copies.SoundTrack(track.configuration(), configuration.channelConfiguration()));
      } catch (MediaException e) {
        throw new MediaException.Unsupported(
            CopyExaminer.soundEncoded(audio, String.valueOf(e.getMessage())));
      }
    }
    return new Copies.Sound(rate, offset, tracks);
  }

  /** How far two grids are apart. */
  private static int shift(long offset, long other) {
    int phase = Math.floorMod(offset - other, TimelineRule.AAC_FRAME_SAMPLES);
    return Math.min(phase, TimelineRule.AAC_FRAME_SAMPLES - phase);
  }

  private static void require(Optional<String> obstacle) throws MediaException.Unsupported {
    if (obstacle.isPresent()) {
      throw new MediaException.Unsupported(obstacle.get());
    }
  }

  /** From the start of the first frame on the grid to the title's time 0, in samples. */
  private static int offset(
      MediaSource source,
      CodedTrack track,
      SourceTrack.Audio audio,
      AudioSpecificConfig configuration,
      Rational origin)
      throws MediaException, IOException {
    List<CodedSample> first =
        source.sounds(track, -FAR_TICKS, ticks(track, audio.start().plus(LOOK_SECONDS)));
    if (first.isEmpty()) {
      throw new MediaException.Unsupported("the container lists none of it near its start");
    }
    Rational rate = Rational.of(configuration.sampleRate());
    Rational start = track.seconds(first.getFirst().shownTicks());
    Rational priming =
        Rational.of((long) PRIMING_FRAMES * TimelineRule.AAC_FRAME_SAMPLES).dividedBy(rate);
    Rational slack = Rational.of(SLACK_SAMPLES).dividedBy(rate);
    Rational late = audio.start().minus(start);
    if (late.compareTo(slack.negated()) < 0 || late.compareTo(priming) > 0) {
      throw new MediaException.Unsupported("it does not begin where the container's tables say");
    }
    Rational end = audio.start().plus(audio.duration()).minus(LOOK_SECONDS);
    requireSteady(first, start, track, rate);
    requireSteady(source.sounds(track, ticks(track, end), FAR_TICKS), start, track, rate);
    long samples = origin.minus(start).times(rate).round();
    return samples >= 0
        ? Math.toIntExact(samples)
        : Math.floorMod(samples, TimelineRule.AAC_FRAME_SAMPLES);
  }

  private static long ticks(CodedTrack track, Rational seconds) {
    return seconds.minus(track.shift()).dividedBy(track.tick()).round();
  }

  /** All frames have to stand on one grid, but for what time stamps are rounded by. */
  private static void requireSteady(
      List<CodedSample> frames, Rational start, CodedTrack track, Rational rate)
      throws MediaException {
    for (CodedSample frame : frames) {
      long samples = track.seconds(frame.shownTicks()).minus(start).times(rate).round();
      if (shift(samples, 0) > MOST_SHIFT_SAMPLES) {
        throw new MediaException.Unsupported("its frames do not follow one another without gaps");
      }
    }
  }
}

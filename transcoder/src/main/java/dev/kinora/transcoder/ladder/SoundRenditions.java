package dev.kinora.transcoder.ladder;

import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Loudness;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The sound of a title: each track in stereo, which every player takes, and once more in 5.1 where
 * it has that many channels. Stereo comes first. Pure.
 */
final class SoundRenditions {
  private static final int STEREO = 2;
  private static final int AAC_BITS_A_CHANNEL = 64_000;
  private static final int OVERHEAD_BITS = 4000;

  private final SourceInfo info;
  private final int sampleRate;
  private final Timeline timeline;
  private final RenditionNames names;

  SoundRenditions(SourceInfo info, int sampleRate, Timeline timeline, RenditionNames names) {
    this.info = info;
    this.sampleRate = sampleRate;
    this.timeline = timeline;
    this.names = names;
  }

  /** All of them, encoded. */
  List<Rendition> encoded() {
    List<Rendition> sounds = new ArrayList<>();
    for (int i = 0; i < info.audio().size(); i++) {
      for (int channels : SoundTreatment.channelsOf(info.audio().get(i))) {
        sounds.add(encoded("a" + (i + 1) + (channels > STEREO ? "s" : ""), i, channels));
      }
    }
    return sounds;
  }

  /** With the source's own where it is given, beside stereo of those with more channels. */
  List<Rendition> beside(List<Rendition.Audio> own) {
    List<Rendition> sounds = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i).channels() > STEREO) {
        sounds.add(encoded("a" + (i + 1), i, STEREO));
      }
      sounds.add(own.get(i));
    }
    return sounds;
  }

  /** Why so, a sentence each. */
  List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    for (SourceTrack.Audio track : info.audio()) {
      if (track.channels() > STEREO) {
        reasons.add(
            "Track %d has %d channels: it is mixed down to stereo%s."
                .formatted(
                    track.index(),
                    track.channels(),
                    SoundTreatment.channelsOf(track).size() > 1 ? ", and offered in 5.1 too" : ""));
      }
    }
    for (Loudness one : info.loudness()) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "Track %d is %.1f LUFS loud over %d channels: it gets %+.1f dB.",
              one.track(),
              one.integratedCentiLufs() / 100.0,
              one.channels(),
              one.gainCentiDecibels() / 100.0));
    }
    return reasons;
  }

  private Rendition.Audio encoded(String prefix, int number, int channels) {
    SourceTrack.Audio track = info.audio().get(number);
    long bitsPerSecond = (long) AAC_BITS_A_CHANNEL * channels;
    return new Rendition.Audio(
        names.of(prefix, recipe(track, channels, (int) bitsPerSecond)),
        "",
        bitsPerSecond * 3 / 2,
        bitsPerSecond + OVERHEAD_BITS,
        track.index(),
        sampleRate,
        channels,
        track.language(),
        Ladder.label(track, number),
        number == Ladder.preferred(info.audio()));
  }

  private List<Object> recipe(SourceTrack.Audio track, int channels, int bitsPerSecond) {
    List<Object> recipe =
        new ArrayList<>(List.of(track.index(), "aac", bitsPerSecond, channels, timeline));
    SoundTreatment treatment = SoundTreatment.of(info, track, channels);
    if (!treatment.equals(SoundTreatment.NONE)) {
      recipe.add(treatment);
    }
    return recipe;
  }
}

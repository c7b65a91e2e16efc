package dev.kinora.packager.remux;

import dev.kinora.packager.bitstream.AudioSpecificConfig;
import dev.kinora.packager.title.SourceTrack;
import java.util.Optional;
import java.util.Set;

/** Whether a source's AAC can be played as it is. Pure; the first reason against it counts. */
final class SoundRule {
  private static final Set<Integer> RATES = Set.of(32_000, 44_100, 48_000);
  private static final Set<Integer> CHANNELS = Set.of(1, 2, 6);

  private SoundRule() {}

  /** Why not, as the end of a sentence; nothing when it can. */
  static Optional<String> obstacle(SourceTrack.Audio probed, AudioSpecificConfig configuration) {
    if (configuration.objectType() != AudioSpecificConfig.AAC_LC
        || configuration.extensionSampleRate().isPresent()) {
      return Optional.of("it is not plain AAC-LC");
    }
    if (!CHANNELS.contains(configuration.channelConfiguration())
        || probed.channels() != configuration.channelConfiguration()) {
      return Optional.of("it has %d channels, not one, two or 5.1".formatted(probed.channels()));
    }
    if (!RATES.contains(configuration.sampleRate())) {
      return Optional.of("it has %d samples a second".formatted(configuration.sampleRate()));
    }
    if (probed.sampleRate() != configuration.sampleRate()) {
      return Optional.of(
          "it decodes to %d samples a second, not the %d that its header states"
              .formatted(probed.sampleRate(), configuration.sampleRate()));
    }
    return Optional.empty();
  }

  /** Why a track of another codec is encoded. */
  static Optional<String> ofCodec(SourceTrack.Audio probed) {
    return probed.codec().equals("aac")
        ? Optional.empty()
        : Optional.of("it is %s, not AAC".formatted(probed.codec()));
  }
}

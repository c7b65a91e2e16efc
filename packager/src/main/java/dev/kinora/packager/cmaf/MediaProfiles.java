package dev.kinora.packager.cmaf;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AudioSpecificConfig;
import dev.kinora.packager.isobmff.ElementaryStream;
import dev.kinora.packager.isobmff.OpaqueBox;
import java.util.Optional;

/** Which CMAF media profile a track meets (ISO/IEC 23000-19, annexes A and B). Pure functions. */
final class MediaProfiles {
  private static final int MAX_AAC_RATE = 48_000;

  private MediaProfiles() {}

  /** The profile's brand, where one is met. */
  static Optional<String> brandOf(InitSegment init) throws MediaException {
    return init.sampleEntryType().equals("mp4a") ? aac(init) : Optional.empty();
  }

  /** AAC core: AAC-LC or HE-AAC, at most two channels and 48 kHz. */
  private static Optional<String> aac(InitSegment init) throws MediaException {
    Optional<OpaqueBox> esds = init.codecBox("esds");
    if (esds.isEmpty() || !init.codecs().startsWith("mp4a.40.")) {
      return Optional.empty();
    }
    AudioSpecificConfig config =
        AudioSpecificConfig.read(ElementaryStream.read(esds.get().payload()).decoderSpecificInfo());
    boolean core =
        config.objectType() == AudioSpecificConfig.AAC_LC
            && config.outputSampleRate() <= MAX_AAC_RATE
            && config.outputChannels().orElse(Integer.MAX_VALUE) <= 2;
    return core ? Optional.of("caac") : Optional.empty();
  }
}

package dev.kinora.packager.cmaf;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AudioSpecificConfig;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.bitstream.H264Colour;
import dev.kinora.packager.bitstream.H264Sps;
import dev.kinora.packager.bitstream.H264Vui;
import dev.kinora.packager.isobmff.ElementaryStream;
import dev.kinora.packager.isobmff.OpaqueBox;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which CMAF media profile a track meets (ISO/IEC 23000-19, annex A for video, 10.2 for AAC). Pure
 * functions.
 */
final class MediaProfiles {
  private static final int MAX_AAC_RATE = 48_000;
  private static final int HIGH = 100;
  private static final Set<Integer> PROFILES = Set.of(77, HIGH);
  private static final H264Colour BT709 = new H264Colour(1, 1, 1);

  private MediaProfiles() {}

  /** The profile's brand, where one is met. */
  static Optional<String> brandOf(InitSegment init) throws MediaException {
    return switch (init.sampleEntryType()) {
      case "mp4a" -> aac(init);
      case "avc1", "avc3" -> avc(init);
      default -> Optional.empty();
    };
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

  private static Optional<String> avc(InitSegment init) throws MediaException {
    Optional<OpaqueBox> avcC = init.codecBox("avcC");
    List<Bytes> sets =
        avcC.isEmpty()
            ? List.of()
            : AvcConfiguration.read(avcC.get().payload()).sequenceParameterSets();
    return sets.size() == 1 ? avc(H264Sps.read(sets.getFirst())) : Optional.empty();
  }

  /** Standard definition, high definition, and high definition at high frame rates. */
  static Optional<String> avc(H264Sps sps) {
    if (!PROFILES.contains(sps.profile())
        || sps.chromaFormat() != 1
        || sps.lumaBits() != 8
        || sps.chromaBits() != 8) {
      return Optional.empty();
    }
    Optional<H264Colour> colour =
        sps.vui().flatMap(H264Vui::signal).flatMap(H264Vui.Signal::colour);
    if (sps.level() <= 31 && sps.width() <= 864 && sps.height() <= 576) {
      return colour.map(MediaProfiles::isStandard).orElse(true)
          ? Optional.of("cfsd")
          : Optional.empty();
    }
    boolean fits =
        sps.width() <= 1920 && sps.height() <= 1080 && colour.orElse(BT709).equals(BT709);
    if (!fits || sps.level() > 42) {
      return Optional.empty();
    }
    return Optional.of(sps.level() <= 40 ? "cfhd" : "chdf");
  }

  private static boolean isStandard(H264Colour colour) {
    return Set.of(1, 5, 6).contains(colour.primaries())
        && Set.of(1, 6).contains(colour.transfer())
        && Set.of(1, 5, 6).contains(colour.matrix());
  }
}

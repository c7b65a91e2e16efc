package dev.kinora.packager.isobmff;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AudioSpecificConfig;
import dev.kinora.packager.bitstream.Av1Configuration;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.bitstream.H264Sps;
import dev.kinora.packager.bitstream.HevcConfiguration;
import dev.kinora.packager.bitstream.VpConfiguration;
import java.util.ArrayList;
import java.util.List;

/** Which record reads which codec configuration. */
final class CodecBoxes {
  private CodecBoxes() {}

  /** What the payload says, the box's own record first; empty for a type not known. */
  static List<Record> views(OpaqueBox box) throws MediaException {
    Bytes payload = box.payload();
    return switch (box.type()) {
      case "avcC" -> avc(AvcConfiguration.read(payload));
      case "esds" -> esds(ElementaryStream.read(payload));
      case "hvcC" -> List.of(HevcConfiguration.read(payload));
      case "av1C" -> List.of(Av1Configuration.read(payload));
      case "vpcC" -> List.of(VpConfiguration.read(payload));
      case "pasp" -> List.of(PixelAspect.read(payload));
      case "colr" -> List.of(Colour.read(payload));
      case "btrt" -> List.of(BitRate.read(payload));
      default -> List.of();
    };
  }

  private static List<Record> avc(AvcConfiguration configuration) throws MediaException {
    List<Record> views = new ArrayList<>();
    views.add(configuration);
    for (Bytes sps : configuration.sequenceParameterSets()) {
      views.add(H264Sps.read(sps));
    }
    return views;
  }

  private static List<Record> esds(ElementaryStream stream) throws MediaException {
    return List.of(stream, AudioSpecificConfig.read(stream.decoderSpecificInfo()));
  }
}

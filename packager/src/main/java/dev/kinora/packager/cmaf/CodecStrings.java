package dev.kinora.packager.cmaf;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AudioSpecificConfig;
import dev.kinora.packager.bitstream.Av1Configuration;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.bitstream.HevcConfiguration;
import dev.kinora.packager.bitstream.VpConfiguration;
import dev.kinora.packager.isobmff.AudioSampleEntry;
import dev.kinora.packager.isobmff.Box;
import dev.kinora.packager.isobmff.ElementaryStream;
import dev.kinora.packager.isobmff.OpaqueBox;
import dev.kinora.packager.isobmff.VisualSampleEntry;
import java.util.Optional;

/** RFC 6381 codecs strings from sample entries. Pure functions. */
final class CodecStrings {
  private static final int MPEG4_AUDIO = 0x40;

  private CodecStrings() {}

  static String of(Box sampleEntry) throws MediaException {
    return switch (sampleEntry) {
      case VisualSampleEntry v -> visual(v);
      case AudioSampleEntry a -> audio(a);
      default -> sampleEntry.type();
    };
  }

  private static String visual(VisualSampleEntry entry) throws MediaException {
    String type = entry.type();
    return switch (type) {
      case "avc1", "avc3" -> AvcConfiguration.read(config(entry, "avcC")).codecString(type);
      case "hvc1", "hev1" -> HevcConfiguration.read(config(entry, "hvcC")).codecString(type);
      case "av01" -> Av1Configuration.read(config(entry, "av1C")).codecString();
      case "vp08", "vp09" -> VpConfiguration.read(config(entry, "vpcC")).codecString(type);
      default -> type;
    };
  }

  private static String audio(AudioSampleEntry entry) throws MediaException {
    return switch (entry.type()) {
      case "mp4a" -> mp4a(ElementaryStream.read(config(entry, "esds")));
      // RFC 6381 names the sample entry; browsers spell these two in lower case.
      case "Opus" -> "opus";
      case "fLaC" -> "flac";
      default -> entry.type();
    };
  }

  private static String mp4a(ElementaryStream stream) throws MediaException {
    if (stream.objectType() != MPEG4_AUDIO) {
      return "mp4a.%02x".formatted(stream.objectType());
    }
    return AudioSpecificConfig.read(stream.decoderSpecificInfo()).codecString();
  }

  /** The codec configuration that a kind of sample entry needs. */
  static Bytes config(VisualSampleEntry entry, String type) throws MediaException {
    return payload(entry.child(type), entry.type(), type);
  }

  /** The codec configuration that a kind of sample entry needs. */
  static Bytes config(AudioSampleEntry entry, String type) throws MediaException {
    return payload(entry.child(type), entry.type(), type);
  }

  private static Bytes payload(Optional<OpaqueBox> box, String entry, String type)
      throws MediaException {
    if (box.isEmpty()) {
      throw new MediaException.Malformed("stsd/" + entry, "a box " + type, "none");
    }
    return box.get().payload();
  }
}

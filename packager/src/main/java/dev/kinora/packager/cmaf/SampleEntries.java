package dev.kinora.packager.cmaf;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AudioSpecificConfig;
import dev.kinora.packager.isobmff.AudioSampleEntry;
import dev.kinora.packager.isobmff.Box;
import dev.kinora.packager.isobmff.ElementaryStream;
import dev.kinora.packager.isobmff.OpaqueBox;
import dev.kinora.packager.isobmff.PixelAspect;
import dev.kinora.packager.isobmff.VisualSampleEntry;
import dev.kinora.packager.time.Rational;
import java.util.List;
import java.util.Optional;

/** What sample entries say about picture and sound, and their form in a CMAF header. */
final class SampleEntries {
  private static final int OPUS_RATE = 48_000;

  private SampleEntries() {}

  static Picture picture(VisualSampleEntry entry) throws MediaException {
    Optional<OpaqueBox> pasp = entry.child("pasp");
    Rational aspect =
        pasp.isEmpty() ? Rational.ONE : PixelAspect.read(pasp.get().payload()).ratio();
    return new Picture(entry.width(), entry.height(), aspect);
  }

  static Sound sound(AudioSampleEntry entry) throws MediaException {
    return switch (entry.type()) {
      case "mp4a" -> aac(entry);
      case "Opus" -> opus(CodecStrings.config(entry, "dOps"));
      default -> plain(entry);
    };
  }

  private static Sound aac(AudioSampleEntry entry) throws MediaException {
    Bytes info = ElementaryStream.read(CodecStrings.config(entry, "esds")).decoderSpecificInfo();
    if (info.isEmpty()) {
      return plain(entry);
    }
    AudioSpecificConfig config = AudioSpecificConfig.read(info);
    return new Sound(
        config.outputSampleRate(), config.outputChannels().orElse(entry.channelCount()));
  }

  /** Opus in ISO BMFF, 4.3: the channels are the second byte; it always decodes to 48 kHz. */
  private static Sound opus(Bytes config) throws MediaException {
    if (config.size() < 2) {
      throw new MediaException.Malformed("stsd/Opus/dOps", "at least 2 bytes", config.size());
    }
    return new Sound(OPUS_RATE, config.u8(1));
  }

  private static Sound plain(AudioSampleEntry entry) {
    return new Sound((int) (entry.sampleRate() >>> 16), entry.channelCount());
  }

  /**
   * The entry as it goes into a CMAF header: codec boxes byte for byte; the encoder's name and
   * {@code btrt} dropped, since both depend on how a file was made and manifests state bit rates.
   * Writers put 2 channels whatever the sound has; the header says the truth.
   */
  static Box forHeader(Box entry) throws MediaException {
    return switch (entry) {
      case VisualSampleEntry v ->
          new VisualSampleEntry(
              v.type(),
              1,
              v.width(),
              v.height(),
              v.horizontalResolution(),
              v.verticalResolution(),
              1,
              "",
              v.depth(),
              withoutBitRate(v.children()));
      case AudioSampleEntry a ->
          new AudioSampleEntry(
              a.type(),
              1,
              sound(a).channels(),
              a.sampleSize(),
              a.sampleRate(),
              withoutBitRate(a.children()));
      default -> entry;
    };
  }

  private static List<OpaqueBox> withoutBitRate(List<OpaqueBox> children) {
    return children.stream().filter(child -> !child.type().equals("btrt")).toList();
  }
}

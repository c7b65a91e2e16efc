package dev.kinora.packager.bitstream;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import java.util.OptionalInt;

/**
 * How an AAC stream is coded (ISO/IEC 14496-3, 1.6.2.1): AAC-LC, and HE-AAC where it is signalled
 * explicitly, either before (hierarchical) or after (backward compatible) the core. Immutable.
 *
 * @param objectType audio object type of the core: 2 is AAC-LC
 * @param sampleRate of the core in hertz
 * @param channelConfiguration 1 to 7, or 0 when the stream defines its channels itself
 * @param extensionSampleRate of the whole in hertz where spectral band replication is signalled
 * @param parametricStereo whether mono carries stereo (HE-AAC v2)
 */
public record AudioSpecificConfig(
    int objectType,
    int sampleRate,
    int channelConfiguration,
    OptionalInt extensionSampleRate,
    boolean parametricStereo) {
  /** AAC-LC's audio object type. */
  public static final int AAC_LC = 2;

  private static final int SBR = 5;
  private static final int PS = 29;
  private static final int SBR_SYNC = 0x2b7;
  private static final int PS_SYNC = 0x548;

  public AudioSpecificConfig {
    if (objectType < 1 || objectType > 95) {
      throw new IllegalArgumentException("audio object type: found " + objectType);
    }
    if (channelConfiguration < 0 || channelConfiguration > 15) {
      throw new IllegalArgumentException("channel configuration: found " + channelConfiguration);
    }
  }

  /** AAC-LC. */
  public static AudioSpecificConfig lc(int sampleRate, int channelConfiguration) {
    return new AudioSpecificConfig(
        AAC_LC, sampleRate, channelConfiguration, OptionalInt.empty(), false);
  }

  /**
   * Reads the configuration.
   *
   * @throws MediaException if it is cut short or names a reserved rate or type
   */
  public static AudioSpecificConfig read(Bytes payload) throws MediaException {
    BitReader in = new BitReader(payload, "AudioSpecificConfig");
    int objectType = objectType(in);
    int sampleRate = SampleRates.read(in);
    int channels = in.small(4);
    if (objectType == SBR || objectType == PS) {
      int extensionRate = SampleRates.read(in);
      int core = objectType(in);
      return new AudioSpecificConfig(
          core, sampleRate, channels, OptionalInt.of(extensionRate), objectType == PS);
    }
    return withTrailingExtension(
        new AudioSpecificConfig(objectType, sampleRate, channels, OptionalInt.empty(), false), in);
  }

  /** 1.6.6.1: an extension behind the core, which decoders without it overlook. */
  private static AudioSpecificConfig withTrailingExtension(AudioSpecificConfig core, BitReader in)
      throws MediaException {
    if (core.objectType != AAC_LC || in.remainingBits() < 3) {
      return core;
    }
    in.skip(1);
    if (in.flag()) {
      in.skip(14);
    }
    boolean extension = in.flag();
    if (extension || core.channelConfiguration == 0 || in.remainingBits() < 17) {
      return core;
    }
    if (in.small(11) != SBR_SYNC || in.small(5) != SBR || !in.flag()) {
      return core;
    }
    int rate = SampleRates.read(in);
    boolean stereo = in.remainingBits() >= 12 && in.small(11) == PS_SYNC && in.flag();
    return new AudioSpecificConfig(
        core.objectType, core.sampleRate, core.channelConfiguration, OptionalInt.of(rate), stereo);
  }

  private static int objectType(BitReader in) throws MediaException {
    int type = in.small(5);
    if (type == 31) {
      type = 32 + in.small(6);
    }
    if (type == 0) {
      throw in.malformed("an audio object type from 1 to 95", 0);
    }
    return type;
  }

  /** The bytes, HE-AAC signalled hierarchically. GASpecificConfig says 1024 samples a frame. */
  public Bytes write() {
    BitWriter out = new BitWriter();
    if (extensionSampleRate.isPresent()) {
      writeObjectType(out, parametricStereo ? PS : SBR);
      SampleRates.write(out, sampleRate);
      out.bits(4, channelConfiguration);
      SampleRates.write(out, extensionSampleRate.getAsInt());
      writeObjectType(out, objectType);
    } else {
      writeObjectType(out, objectType);
      SampleRates.write(out, sampleRate);
      out.bits(4, channelConfiguration);
    }
    return out.bits(3, 0).toBytes();
  }

  private static void writeObjectType(BitWriter out, int type) {
    if (type < 31) {
      out.bits(5, type);
    } else {
      out.bits(5, 31).bits(6, type - 32L);
    }
  }

  /** Samples a second that come out. */
  public int outputSampleRate() {
    return extensionSampleRate.orElse(sampleRate);
  }

  /** Channels that come out; empty when the stream defines them itself. */
  public OptionalInt outputChannels() {
    if (parametricStereo && channelConfiguration == 1) {
      return OptionalInt.of(2);
    }
    // ISO/IEC 14496-3, table 1.19
    return switch (channelConfiguration) {
      case 1, 2, 3, 4, 5, 6 -> OptionalInt.of(channelConfiguration);
      case 7, 12, 14 -> OptionalInt.of(8);
      case 11 -> OptionalInt.of(7);
      case 13 -> OptionalInt.of(24);
      default -> OptionalInt.empty();
    };
  }

  /** RFC 6381, 3.3: {@code mp4a.40.2} and its like. */
  public String codecString() {
    int type = extensionSampleRate.isEmpty() ? objectType : parametricStereo ? PS : SBR;
    return "mp4a.40." + type;
  }
}

package dev.kinora.packager.remux;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.bitstream.H264Nal;
import dev.kinora.packager.source.CodedSample;
import dev.kinora.packager.source.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Looks at the NAL units with which a key frame begins (ISO/IEC 14496-10, 7.4.1.2.3). */
final class KeyFrameUnits {
  /** Units before a picture's first slice: delimiter, parameter sets, messages. */
  private static final int MOST_UNITS = 64;

  private static final int MOST_PARAMETER_BYTES = 1 << 12;

  private KeyFrameUnits() {}

  /** What a sample is that an index calls a key frame. */
  enum Kind {
    /** An IDR picture: nothing after it needs anything before it. */
    IDR,
    /** Another picture: what follows may reach over it. */
    OPEN,
    /** Parameters other than the header's come with it. */
    OTHER_PARAMETERS
  }

  /**
   * How a sample begins.
   *
   * @param kind what it is; empty for one that is no NAL units up to a slice
   * @param rest the sample without parameter sets that the header has as well, and what is before
   *     them: samples of {@code avc1} hold none (ISO/IEC 14496-15, 5.3.3)
   */
  record Opening(Optional<Kind> kind, CodedSample rest) {
    boolean isIdr() {
      return kind.equals(Optional.of(Kind.IDR));
    }
  }

  /**
   * Looks into a key frame up to its first slice.
   *
   * @throws MediaException.Malformed if there is none
   */
  static Kind kind(SourceFile file, CodedSample sample, AvcConfiguration configuration)
      throws MediaException, IOException {
    return opening(file, sample, configuration)
        .kind()
        .orElseThrow(() ->
            new MediaException.Malformed(
                "key frame @" + sample.offsetBytes(), "NAL units up to a slice", "other bytes"));
  }

  /** Looks into any sample; the index need not call those key frames that are. */
  static Opening opening(SourceFile file, CodedSample sample, AvcConfiguration configuration)
      throws MediaException, IOException {
    int lengthBytes = configuration.lengthSizeBytes();
    long at = sample.offsetBytes();
    long end = at + sample.sizeBytes();
    CodedSample rest = sample;
    for (int i = 0; i < MOST_UNITS && end - at > lengthBytes; i++) {
      ByteBuffer head = file.readUpTo(at, lengthBytes + 1);
      if (head.remaining() <= lengthBytes) {
        break;
      }
      long size = 0;
      for (int k = 0; k < lengthBytes; k++) {
        size = size << 8 | (head.get() & 0xff);
      }
      if (size < 1 || size > end - at - lengthBytes) {
        break;
      }
      switch (H264Nal.type(head)) {
        case H264Nal.IDR_SLICE -> {
          return new Opening(Optional.of(Kind.IDR), rest);
        }
        case H264Nal.SLICE, 2, 3, 4 -> {
          return new Opening(Optional.of(Kind.OPEN), rest);
        }
        case H264Nal.SPS, H264Nal.PPS -> {
          if (!isKnown(file, at + lengthBytes, size, configuration)) {
            return new Opening(Optional.of(Kind.OTHER_PARAMETERS), sample);
          }
          rest = from(sample, at + lengthBytes + size);
        }
        default -> {}
      }
      at += lengthBytes + size;
    }
    return new Opening(Optional.empty(), sample);
  }

  private static CodedSample from(CodedSample sample, long at) {
    int size = Math.toIntExact(sample.offsetBytes() + sample.sizeBytes() - at);
    return new CodedSample(at, size, sample.shownTicks(), sample.key());
  }

  private static boolean isKnown(
      SourceFile file, long at, long size, AvcConfiguration configuration)
      throws MediaException, IOException {
    Bytes set = Bytes.view(file.read("parameter set", at, size, MOST_PARAMETER_BYTES));
    return configuration.sequenceParameterSets().contains(set)
        || configuration.pictureParameterSets().contains(set);
  }

  /**
   * Checks that a segment starts as it must.
   *
   * @throws MediaException.Malformed if not
   */
  static void require(SourceFile file, CodedSample sample, AvcConfiguration configuration)
      throws MediaException, IOException {
    Kind kind = kind(file, sample, configuration);
    if (kind != Kind.IDR) {
      throw new MediaException.Malformed(
          "key frame @" + sample.offsetBytes(), "an IDR picture", kind);
    }
  }
}

package dev.kinora.packager.bitstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;

/** Any bytes give a value or a {@link MediaException}; values survive being written. */
final class BitstreamFuzzTest {
  @FuzzTest
  void nalUnits(byte[] data) {
    ByteBuffer bytes = ByteBuffer.wrap(data);
    try {
      ByteBuffer sample = LengthPrefixed.fromAnnexB(bytes, unit -> true);
      for (ByteBuffer unit : LengthPrefixed.units(sample, 4)) {
        assertFalse(H264Nal.isSlice(unit) && H264Nal.isIntraSlice(unit) && !unit.hasRemaining());
      }
      ByteBuffer stream = LengthPrefixed.toAnnexB(sample, 4);
      assertEquals(sample, LengthPrefixed.fromAnnexB(stream, unit -> true));
    } catch (MediaException refused) {
      assertFalse(String.valueOf(refused.getMessage()).isEmpty());
    }
  }

  @FuzzTest
  void parameterSet(byte[] data) {
    try {
      H264Sps sps = H264Sps.read(Bytes.copyOf(data));
      assertFalse(sps.width() < 1 || sps.height() < 1);
    } catch (MediaException refused) {
      assertFalse(String.valueOf(refused.getMessage()).isEmpty());
    }
  }

  @FuzzTest
  void sound(byte[] data) {
    try {
      AudioSpecificConfig config = AudioSpecificConfig.read(Bytes.copyOf(data));
      assertEquals(config, AudioSpecificConfig.read(config.write()));
    } catch (MediaException refused) {
      assertFalse(String.valueOf(refused.getMessage()).isEmpty());
    }
    try {
      int total = 0;
      for (ByteBuffer frame : AdtsHeader.strip(ByteBuffer.wrap(data))) {
        total += frame.remaining() + 7;
      }
      assertFalse(total > data.length);
    } catch (MediaException refused) {
      assertFalse(String.valueOf(refused.getMessage()).isEmpty());
    }
  }
}

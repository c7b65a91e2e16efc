package dev.kinora.packager.bitstream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AudioConfigurationTest {
  @ParameterizedTest
  @CsvSource({
    // config,         codec,      rate out, channels out
    "1210,             mp4a.40.2,  44100, 2",
    "1190,             mp4a.40.2,  48000, 2",
    "11b0,             mp4a.40.2,  48000, 6",
    "11b8,             mp4a.40.2,  48000, 8",
    "119056e500,       mp4a.40.2,  48000, 2",
    "131056e59d80,     mp4a.40.5,  48000, 2",
    "2b118800,         mp4a.40.5,  48000, 2",
    "eb098800,         mp4a.40.29, 48000, 2",
    "130856e59d4880,   mp4a.40.29, 48000, 2",
    "1260,             mp4a.40.2,  44100, 8",
    "f940a0,           mp4a.40.42, 96000, 5",
  })
  void tableOfConfigurations(String hex, String codec, int rate, int channels)
      throws MediaException {
    AudioSpecificConfig config = AudioSpecificConfig.read(Bytes.ofHex(hex));
    assertEquals(codec, config.codecString());
    assertEquals(rate, config.outputSampleRate());
    assertEquals(OptionalInt.of(channels), config.outputChannels());
    assertEquals(config, AudioSpecificConfig.read(config.write()));
  }

  @Test
  void plainAacTakesTwoBytes() {
    assertEquals("1190", AudioSpecificConfig.lc(48000, 2).write().hex());
  }

  @Test
  void aRateWithoutAnIndexIsSpeltOut() throws MediaException {
    AudioSpecificConfig odd = AudioSpecificConfig.lc(47_952, 1);
    assertEquals(odd, AudioSpecificConfig.read(odd.write()));
  }

  @ParameterizedTest
  @CsvSource({"''", "11", "0210", "1690"})
  void brokenOnesAreRefused(String hex) {
    assertThrows(MediaException.Malformed.class, () -> AudioSpecificConfig.read(Bytes.ofHex(hex)));
  }

  @Test
  void framesLoseTheirHeadersAndGetThemBack() throws MediaException {
    AudioSpecificConfig config = AudioSpecificConfig.lc(44100, 2);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    List<ByteBuffer> frames =
        List.of(ByteBuffer.wrap(new byte[] {1, 2, 3}), ByteBuffer.wrap(new byte[700]));
    for (ByteBuffer frame : frames) {
      stream.writeBytes(AdtsHeader.forFrame(config, frame.remaining()).write());
      stream.writeBytes(Bytes.view(frame).toArray());
    }
    byte[] bytes = stream.toByteArray();
    assertEquals(frames, AdtsHeader.strip(ByteBuffer.wrap(bytes)));
    AdtsHeader first = AdtsHeader.read(ByteBuffer.wrap(bytes));
    assertEquals(config, first.config());
    assertEquals(10, first.frameBytes());
    assertArrayEquals(Arrays.copyOf(bytes, 7), first.write());
    assertEquals("fff15080015ffc", Bytes.copyOf(first.write()).hex());
  }

  @Test
  void aChecksumIsPassedOver() throws MediaException {
    byte[] frame = {(byte) 0xff, (byte) 0xf0, 0x50, (byte) 0x80, 0x01, 0x5f, (byte) 0xfc, 9, 9, 42};
    assertEquals(
        List.of(ByteBuffer.wrap(new byte[] {42})), AdtsHeader.strip(ByteBuffer.wrap(frame)));
  }

  @ParameterizedTest
  @CsvSource({
    "fff15080015ffc0102",
    "fff1508000dffc",
    "fff150",
    "ffe15080015ffc010203",
    "fff75080015ffc010203",
    "fff17c80015ffc010203",
    "fff15080015ffd010203",
  })
  void brokenHeadersAreRefused(String hex) {
    ByteBuffer stream = Bytes.ofHex(hex).buffer();
    assertThrows(MediaException.class, () -> AdtsHeader.strip(stream));
  }
}

package dev.kinora.transcoder.live.maker;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a fragmented MP4 is found however its bytes are cut, and nothing else is one. */
final class Mp4EndingTest {
  private static byte[] box(String type, int contentBytes) {
    return ByteBuffer.allocate(8 + contentBytes)
        .putInt(8 + contentBytes)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  private static byte[] largeBox(String type, int contentBytes) {
    return ByteBuffer.allocate(16 + contentBytes)
        .putInt(1)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .putLong(16L + contentBytes)
        .array();
  }

  private static byte[] joined(byte[]... boxes) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] box : boxes) {
      all.writeBytes(box);
    }
    return all.toByteArray();
  }

  private static boolean ends(byte[] stream, int pieceBytes) {
    Mp4Ending ending = new Mp4Ending();
    for (int at = 0; at < stream.length; at += pieceBytes) {
      int end = Math.min(stream.length, at + pieceBytes);
      ending.add(ByteBuffer.wrap(Arrays.copyOfRange(stream, at, end)));
    }
    return ending.sawEnd();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 64, 1 << 20})
  void theLastBoxSaysSo(int pieceBytes) {
    byte[] film =
        joined(
            box("ftyp", 20),
            box("moov", 300),
            box("moof", 100),
            largeBox("mdat", 1000),
            box("mfra", 60));
    assertTrue(ends(film, pieceBytes));
    assertFalse(ends(Arrays.copyOf(film, film.length - 1), pieceBytes), "cut inside it");
    assertFalse(ends(Arrays.copyOf(film, film.length - 68), pieceBytes), "cut before it");
    assertFalse(ends(joined(film, box("moof", 8)), pieceBytes), "something follows");
  }

  @Test
  void whatIsNoMp4NeverEnds() {
    assertFalse(ends(new byte[0], 1));
    assertFalse(ends(box("mfra", 8), 100));
    assertFalse(ends(joined(box("ftyp", 8), new byte[] {0, 0, 0, 2, 'm', 'f', 'r', 'a'}), 3));
    byte[] packets = new byte[188 * 4];
    packets[0] = 0x47;
    assertFalse(ends(packets, 188));
  }
}

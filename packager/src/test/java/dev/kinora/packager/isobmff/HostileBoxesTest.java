package dev.kinora.packager.isobmff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.TestMedia;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileBoxesTest {
  static Stream<Box> boxes() {
    return BoxSamples.all().stream();
  }

  @ParameterizedTest
  @MethodSource("boxes")
  void cutAnywhereIsAValueOrAMediaException(Box box) {
    byte[] whole = Boxes.write(box);
    for (int length = 1; length < whole.length; length++) {
      ByteBuffer cut = ByteBuffer.wrap(whole, 0, length);
      assertThrows(MediaException.class, () -> Boxes.readAll(cut), "cut at " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("boxes")
  void aPayloadCutInsideAnHonestSizeIsAValueOrAMediaException(Box box) {
    byte[] whole = Boxes.write(box);
    for (int length = 8; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      ByteBuffer.wrap(cut).putInt(0, length);
      readOrRefuse(cut);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"avc-b-frames.mp4", "aac-stereo.mp4", "init-hevc.mp4"})
  void everyByteChangedIsAValueOrAMediaException(String name) {
    byte[] file = TestMedia.bytes(name);
    int end = Math.min(file.length, 1500);
    for (int i = 0; i < end; i++) {
      byte kept = file[i];
      for (int value : new int[] {0, 0x7f, 0xff}) {
        file[i] = (byte) value;
        readOrRefuse(file);
      }
      file[i] = kept;
    }
  }

  @Test
  void nestingIsBounded() {
    byte[] deep = new byte[8 * 40];
    ByteBuffer buffer = ByteBuffer.wrap(deep);
    while (buffer.hasRemaining()) {
      buffer.putInt(buffer.remaining()).put("moov".getBytes(StandardCharsets.US_ASCII));
    }
    assertMessage("nested at most 16 deep", deep);
  }

  @Test
  void theNumberOfBoxesIsBounded() {
    ByteBuffer many = ByteBuffer.allocate(8 * 100_001);
    while (many.hasRemaining()) {
      many.putInt(8).put("free".getBytes(StandardCharsets.US_ASCII));
    }
    assertMessage("at most 100000 boxes", many.array());
  }

  @Test
  void aCountBeyondTheBoxIsRefusedBeforeMemoryIsTaken() {
    assertMessage(
        "at most 0 entries", Boxes.write(new OpaqueBox("stts", Bytes.ofHex("00000000ffffffff"))));
  }

  @Test
  void samplesThatTakeNoBytesAreBoundedOverTheWholeInput() {
    OpaqueBox run = new OpaqueBox("trun", Bytes.ofHex("0000000000080000"));
    assertMessage("at most 1048576 samples", Boxes.write(List.of(run, run, run)));
  }

  @Test
  void aSizeSmallerThanItsHeaderIsRefused() {
    byte[] bytes = Boxes.write(new OpaqueBox("free", Bytes.EMPTY));
    bytes[3] = 7;
    assertMessage("a box size from 8 to 8", bytes);
  }

  @Test
  void aNewerEditionIsUnsupportedRatherThanMalformed() {
    byte[] bytes = Boxes.write(new OpaqueBox("tfdt", Bytes.ofHex("020000000000000000000000")));
    MediaException.Unsupported refused =
        assertThrows(MediaException.Unsupported.class, () -> Boxes.readAll(ByteBuffer.wrap(bytes)));
    assertEquals("version 0 to 1", refused.expected().orElseThrow());
    assertEquals("2", refused.found().orElseThrow());
    assertTrue(refused.place().orElseThrow().startsWith("tfdt @"));
    assertTrue(refused.advice().isPresent());
  }

  private static void assertMessage(String part, byte[] bytes) {
    MediaException.Malformed refused =
        assertThrows(MediaException.Malformed.class, () -> Boxes.readAll(ByteBuffer.wrap(bytes)));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(part), message);
  }

  /** Anything but a value or a {@link MediaException} fails the test by itself. */
  private static void readOrRefuse(byte[] bytes) {
    try {
      assertFalse(Boxes.readAll(ByteBuffer.wrap(bytes)).isEmpty());
    } catch (MediaException refused) {
      assertTrue(String.valueOf(refused.getMessage()).contains("expected"));
    }
  }
}

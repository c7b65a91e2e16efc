package dev.kinora.transcoder.child;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FrameTest {
  private static final Frame FRAME =
      new Frame(Frame.Kind.ITEM, "{\"é\":1}", ByteBuffer.wrap("body".getBytes(UTF_8)));

  @Test
  void whatIsWrittenIsRead() throws IOException {
    for (Frame.Kind kind : Frame.Kind.values()) {
      Frame frame = new Frame(kind, FRAME.header(), FRAME.body());
      assertEquals(Optional.of(frame), read(written(frame), 4));
    }
  }

  @Test
  void aDirectBufferIsWrittenFromItsPositionToItsLimit() throws IOException {
    ByteBuffer large = ByteBuffer.allocateDirect(200_000);
    large.putInt(100_000, 7);
    Frame frame = new Frame(Frame.Kind.ITEM, "null", large.position(1).limit(190_000));
    assertEquals(Optional.of(frame), read(written(frame), 200_000));
  }

  @Test
  void thePipeMayEndBetweenFramesOnly() throws IOException {
    byte[] bytes = written(FRAME);
    assertEquals(Optional.empty(), read(new byte[0], 4));
    for (int length = 1; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThrows(EOFException.class, () -> read(part, 4));
    }
  }

  @Test
  void sizesAndKindsAreChecked() {
    assertThrows(ProtocolException.class, () -> read(written(FRAME), 3));
    assertThrows(ProtocolException.class, () -> read(new byte[] {0, 0, 0, 5, 9, 0, 0, 0, 0}, 4));
    assertThrows(ProtocolException.class, () -> read(new byte[] {0, 0, 0, 5, 2, 0, 0, 0, 1}, 4));
    assertThrows(ProtocolException.class, () -> read(new byte[] {0, 0, 0, 4, 2, 0, 0, 0, 0}, 4));
    assertThrows(
        ProtocolException.class, () -> read(new byte[] {-1, -1, -1, -1, 2, -1, 0, 0, 0}, 4));
  }

  private static byte[] written(Frame frame) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new FrameWriter(out).write(frame);
    return out.toByteArray();
  }

  private static Optional<Frame> read(byte[] bytes, long maxBodyBytes) throws IOException {
    return new FrameReader(new ByteArrayInputStream(bytes)).read(() -> maxBodyBytes);
  }
}

package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/2 frames in numbers that no honest client sends (RFC 9113, 10.5): the connection ends. */
class Http2AbuseTest {
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  @TempDir Path folder;
  private Running running;

  @BeforeEach
  void start() throws Exception {
    running = Running.in(folder);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void rapidResetsEndTheConnection() throws Exception {
    Frames frames = new Frames();
    for (int i = 0; i < 2000; i++) {
      int stream = 2 * i + 1;
      frames.add(HEADERS, END_STREAM | END_HEADERS, stream, request());
      frames.add(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
    }
    assertEnds(frames);
  }

  @Test
  void endlessHeadersEndTheConnection() throws Exception {
    Frames frames = new Frames();
    frames.add(HEADERS, END_STREAM, 1, request());
    // A literal field of 4000 bytes, over and over, never ended.
    byte[] field = new byte[4008];
    field[1] = 4;
    System.arraycopy("x-aa".getBytes(StandardCharsets.US_ASCII), 0, field, 2, 4);
    field[6] = 0x7f;
    field[7] = (byte) 0xa1;
    field[8] = 0x1e;
    for (int i = 9; i < field.length; i++) {
      field[i] = 'a';
    }
    for (int i = 0; i < 1000; i++) {
      frames.add(CONTINUATION, 0, 1, field);
    }
    assertEnds(frames);
  }

  /** Sends frames that go beyond a limit, sees the end, and that others are still served. */
  private void assertEnds(Frames frames) throws Exception {
    try (RawSocket socket = new RawSocket(running.server)) {
      socket.write(PREFACE);
      socket.write(frames.add(SETTINGS, 0, 0, new byte[0]).text());
      socket.readToEnd();
    } catch (SocketTimeoutException stillOpen) {
      throw new AssertionError("the connection goes on", stillOpen);
    } catch (IOException reset) {
      // A connection that is cut while we still write ends in a reset: that is the end, too.
      assertEquals(200, running.get("/health/live").statusCode(), reset::toString);
    }
    assertEquals(200, running.get("/titles/abcd1234/master.m3u8").statusCode());
  }

  /** GET / for localhost in HPACK (RFC 7541): three indexed fields and a literal one. */
  private static byte[] request() {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes(new byte[] {(byte) 0x82, (byte) 0x86, (byte) 0x84, 0x01, 9});
    block.writeBytes("localhost".getBytes(StandardCharsets.US_ASCII));
    return block.toByteArray();
  }

  /** Frames one after another (RFC 9113, 4.1); SETTINGS always come first. */
  private static final class Frames {
    private final StringBuilder sent = new StringBuilder();

    Frames add(int type, int flags, int stream, byte[] payload) {
      StringBuilder frame = new StringBuilder();
      bytes(frame, payload.length, 3);
      bytes(frame, type, 1);
      bytes(frame, flags, 1);
      bytes(frame, stream, 4);
      frame.append(new String(payload, StandardCharsets.ISO_8859_1));
      sent.insert(type == SETTINGS ? 0 : sent.length(), frame);
      return this;
    }

    private static void bytes(StringBuilder out, int value, int count) {
      for (int i = count - 1; i >= 0; i--) {
        out.append((char) (value >>> (8 * i) & 0xff));
      }
    }

    String text() {
      return sent.toString();
    }
  }
}

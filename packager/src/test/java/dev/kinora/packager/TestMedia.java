package dev.kinora.packager;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Small media files drawn and encoded for the tests; how, says the README beside them. */
public final class TestMedia {
  private TestMedia() {}

  /** A whole file. */
  public static byte[] bytes(String name) {
    try (InputStream in = TestMedia.class.getResourceAsStream("/media/" + name)) {
      if (in == null) {
        throw new AssertionError("no test media " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A whole file. */
  public static ByteBuffer buffer(String name) {
    return ByteBuffer.wrap(bytes(name));
  }

  /** What stands before the first {@code moof}. */
  public static ByteBuffer init(String name) {
    byte[] all = bytes(name);
    for (int i = 4; i + 4 <= all.length; i++) {
      if (Arrays.equals(all, i, i + 4, new byte[] {'m', 'o', 'o', 'f'}, 0, 4)) {
        return ByteBuffer.wrap(all, 0, i - 4).slice();
      }
    }
    return ByteBuffer.wrap(all);
  }
}

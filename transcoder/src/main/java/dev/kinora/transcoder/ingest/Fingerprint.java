package dev.kinora.transcoder.ingest;

import dev.kinora.transcoder.supply.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What a file is known by, wherever it lies: SHA-256 over its size (eight bytes, most significant
 * first) and blocks of 64 KiB, the first, the last and sixteen evenly between. Files of up to
 * eighteen blocks are hashed whole.
 */
final class Fingerprint {
  private static final int BLOCK_BYTES = 64 << 10;
  private static final int BLOCKS = 18;

  private Fingerprint() {}

  /** 64 lower-case hex digits; reads about a megabyte, however large the file is. */
  static String of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      MessageDigest digest = Sha256.digest();
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(size).flip());
      if (size <= (long) BLOCKS * BLOCK_BYTES) {
        update(digest, channel, 0, (int) size);
      } else {
        long last = size - BLOCK_BYTES;
        for (int i = 0; i < BLOCKS - 1; i++) {
          // Without overflow: 17 times the largest file size still fits.
          update(digest, channel, last / (BLOCKS - 1) * i, BLOCK_BYTES);
        }
        update(digest, channel, last, BLOCK_BYTES);
      }
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  private static void update(MessageDigest digest, FileChannel channel, long at, int bytes)
      throws IOException {
    ByteBuffer block = ByteBuffer.allocate(bytes);
    while (block.hasRemaining()) {
      if (channel.read(block, at + block.position()) < 0) {
        throw new EOFException("the file got shorter while it was read; add it when it is whole");
      }
    }
    digest.update(block.flip());
  }
}

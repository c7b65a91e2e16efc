package dev.kinora.packager.publish;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A published asset. Its bytes never change, so neither do size and time. Thread-safe. */
public interface StoredAsset {
  /** Its name. */
  Asset asset();

  /** How many bytes it has. */
  long sizeBytes();

  /** When it was published. */
  Instant published();

  /** The file that holds it, when it is on a disk of this machine; absolute and without links. */
  Optional<Path> file();

  /**
   * Opens it for reading, at its first byte. The caller closes the channel.
   *
   * @throws java.nio.file.NoSuchFileException if its title was deleted meanwhile
   */
  SeekableByteChannel open() throws IOException;

  /**
   * All its bytes.
   *
   * @param maxBytes what the caller is ready to hold
   * @throws IOException if it is larger
   */
  default byte[] readAll(int maxBytes) throws IOException {
    if (sizeBytes() > maxBytes) {
      throw new IOException(
          "%s: expected at most %d bytes, found %d"
              .formatted(AssetLayout.name(asset()), maxBytes, sizeBytes()));
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(sizeBytes()));
    try (SeekableByteChannel channel = open()) {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes) < 0) {
          throw new EOFException(
              "%s: expected %d bytes, found %d"
                  .formatted(AssetLayout.name(asset()), sizeBytes(), bytes.position()));
        }
      }
    }
    return bytes.array();
  }
}

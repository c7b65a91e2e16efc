package dev.kinora.packager.check.load;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * Files below one folder. Addresses that lead out of it, links included, are not followed: a
 * playlist of somebody else does not get to name the files of whoever checks it. Immutable.
 */
public final class FolderResources implements Resources {
  private final Path root;

  /**
   * Reads below {@code root}.
   *
   * @throws IOException if it is not there
   */
  public FolderResources(Path root) throws IOException {
    this.root = root.toRealPath();
  }

  /** The folder, without links. */
  public Path root() {
    return root;
  }

  @Override
  public Fetched fetch(URI address, Optional<ByteSpan> part, int mostBytes) throws Unfetched {
    return read(address, size -> part.orElse(new ByteSpan(0, Math.max(1, size))), mostBytes);
  }

  @Override
  public Fetched head(URI address, int mostBytes) throws Unfetched {
    return read(address, size -> new ByteSpan(0, Math.clamp(size, 1, mostBytes)), mostBytes);
  }

  private Fetched read(URI address, LongFunction<ByteSpan> part, int mostBytes) throws Unfetched {
    Path file = file(address);
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      ByteSpan span = part.apply(size);
      // An empty file has no span; its one byte is asked for and not found.
      if (span.end() > Math.max(1, size)) {
        throw new Unfetched(Unfetched.Reason.ABSENT, "a file of %d bytes".formatted(size));
      }
      if (span.length() > mostBytes) {
        throw new Unfetched(Unfetched.Reason.TOO_LARGE, span.length() + " bytes");
      }
      ByteBuffer body = ByteBuffer.allocate((int) span.length());
      int got = 0;
      while (got >= 0 && body.hasRemaining()) {
        got = channel.read(body, span.offset() + body.position());
      }
      return new Fetched(
          address, body.flip().asReadOnlyBuffer(), OptionalLong.of(size), Optional.empty());
    } catch (NoSuchFileException _) {
      throw new Unfetched(Unfetched.Reason.ABSENT, "no such file");
    } catch (IOException e) {
      throw new Unfetched(Unfetched.Reason.ABSENT, "unreadable: " + e.getMessage());
    }
  }

  private Path file(URI address) throws Unfetched {
    if (!"file".equals(address.getScheme())) {
      throw new Unfetched(
          Unfetched.Reason.OUT_OF_BOUNDS,
          "an address of another kind than the folder that is read");
    }
    Path file;
    try {
      // A query or a fragment says nothing to a file system.
      file = Path.of(new URI("file", "", address.getPath(), null)).normalize();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException _) {
      throw new Unfetched(Unfetched.Reason.ABSENT, "no address of a file");
    }
    try {
      if (!file.startsWith(root) || (Files.exists(file) && !file.toRealPath().startsWith(root))) {
        throw new Unfetched(Unfetched.Reason.OUT_OF_BOUNDS, "a file outside of the folder");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new Unfetched(Unfetched.Reason.ABSENT, "no regular file");
      }
    } catch (IOException e) {
      throw new Unfetched(Unfetched.Reason.ABSENT, "unreadable: " + e.getMessage());
    }
    return file;
  }
}

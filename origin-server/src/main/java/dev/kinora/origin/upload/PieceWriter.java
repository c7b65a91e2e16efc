package dev.kinora.origin.upload;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.upload.UploadRecord.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes one piece of an upload to its end. The file's size is how much has arrived, whatever
 * happens in between; a piece with a checksum counts only once it was found right, which its record
 * says before the first byte is written. Thread-safe; the caller holds the upload.
 */
final class PieceWriter {
  private static final int BUFFER_BYTES = 256 << 10;

  /** After so many bytes they are forced to the disk, and the disk is asked for its room. */
  private static final long FORCE_BYTES = 64L << 20;

  private final UploadFolder folder;
  private final long reserveBytes;

  /** Writes into a folder whose disk keeps so many bytes free. */
  PieceWriter(UploadFolder folder, long reserveBytes) {
    this.folder = folder;
    this.reserveBytes = reserveBytes;
  }

  /**
   * A piece as it comes in.
   *
   * @param body its bytes; not reading makes the client wait
   * @param alive run with each read
   */
  record Piece(InputStream body, long offset, Optional<Checksum> checksum, Runnable alive) {}

  /**
   * Appends a piece to what counts of an upload.
   *
   * @return how many bytes count now; all of them are on the disk
   * @throws ProblemException 413 beyond the upload's length, 460 for a wrong checksum, 507 for a
   *     full disk; what came before the fault counts in the last case only
   * @throws IOException if the client or the disk broke off
   */
  long write(UploadRecord upload, Piece piece) throws ProblemException, IOException {
    try (FileChannel out =
        FileChannel.open(
            folder.bytes(upload.id()), StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      out.truncate(piece.offset());
      out.position(piece.offset());
      mark(upload, piece);
      boolean kept = false;
      try {
        copy(upload, piece, out);
        check(piece);
        kept = true;
      } catch (ClientGone e) {
        kept = piece.checksum().isEmpty();
        throw e;
      } catch (NoRoom e) {
        kept = piece.checksum().isEmpty();
        throw e.problem();
      } finally {
        if (!kept && out.isOpen()) {
          out.truncate(piece.offset());
        }
        if (out.isOpen()) {
          out.force(false);
        }
      }
      long end = out.position();
      if (piece.checksum().isPresent()) {
        folder.put(upload.at(Stage.Receiving.PLAIN));
      }
      return end;
    }
  }

  /** Says on disk, before anything is written, whether it will count. */
  private void mark(UploadRecord upload, Piece piece) throws IOException {
    Stage wanted =
        piece.checksum().isPresent()
            ? new Stage.Receiving(OptionalLong.of(piece.offset()))
            : Stage.Receiving.PLAIN;
    if (!upload.stage().equals(wanted)) {
      folder.put(upload.at(wanted));
    }
  }

  private void copy(UploadRecord upload, Piece piece, FileChannel out)
      throws ProblemException, IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = upload.lengthBytes() - piece.offset();
    long unforced = FORCE_BYTES;
    for (int count = read(piece, buffer); count >= 0; count = read(piece, buffer)) {
      if (count > left) {
        throw new ProblemException(tooMuch(upload));
      }
      if (unforced >= FORCE_BYTES) {
        askForRoom();
        out.force(false);
        unforced = 0;
      }
      write(out, ByteBuffer.wrap(buffer, 0, count));
      if (piece.checksum().isPresent()) {
        piece.checksum().get().update(buffer, count);
      }
      left -= count;
      unforced += count;
    }
  }

  private static int read(Piece piece, byte[] buffer) throws ClientGone {
    try {
      int count = piece.body().read(buffer);
      piece.alive().run();
      return count;
    } catch (IOException e) {
      throw new ClientGone(e);
    }
  }

  private void write(FileChannel out, ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (IOException e) {
      if (out.isOpen() && folder.freeBytes() < bytes.capacity()) {
        throw new NoRoom(e);
      }
      throw e;
    }
  }

  private void askForRoom() throws IOException {
    if (folder.freeBytes() < reserveBytes) {
      throw new NoRoom(null);
    }
  }

  private static void check(Piece piece) throws ProblemException {
    if (piece.checksum().isPresent() && !piece.checksum().get().holds()) {
      throw new ProblemException(
          new Problem(
              460,
              "Checksum mismatch",
              "The bytes are not those that Upload-Checksum stands for; send the piece again.",
              Map.of()));
    }
  }

  /** A piece that goes beyond the end of its upload. */
  static Problem tooMuch(UploadRecord upload) {
    return new Problem(
        413,
        "Content too large",
        "The upload has %d bytes; this piece goes beyond them.".formatted(upload.lengthBytes()),
        Map.of());
  }

  /** The disk is full, or nearly. */
  private static final class NoRoom extends IOException {
    private static final long serialVersionUID = 1;

    NoRoom(@org.jspecify.annotations.Nullable IOException cause) {
      super(cause);
    }

    ProblemException problem() {
      return new ProblemException(Room.full());
    }
  }
}

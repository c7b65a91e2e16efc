package dev.kinora.origin.upload;

import dev.kinora.origin.http.HttpDate;
import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.upload.UploadLocks.Held;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The requests of tus 1.0 with its extensions. Thread-safe. */
final class TusEndpoints {
  private static final String EXTENSIONS =
      "creation,creation-with-upload,expiration,checksum,termination";

  private final UploadFolder folder;
  private final UploadLocks locks;
  private final UploadLimits limits;
  private final Room room;
  private final PieceWriter writer;
  private final BodyThreads bodies;
  private final Runnable onWhole;

  /** Uploads into a folder; {@code onWhole} is run when one is complete. */
  TusEndpoints(UploadFolder folder, UploadLocks locks, UploadLimits limits, Runnable onWhole) {
    this.folder = folder;
    this.locks = locks;
    this.limits = limits;
    this.room = new Room(folder, limits);
    this.writer = new PieceWriter(folder, limits.reserveBytes());
    this.bodies = new BodyThreads(limits.writers());
    this.onWhole = onWhole;
  }

  /** {@code OPTIONS}: what this server can do. */
  void options(Call call) {
    call.set(TusFields.RESUMABLE, TusFields.VERSION);
    call.set("Tus-Version", TusFields.VERSION);
    call.set("Tus-Max-Size", Long.toString(limits.largestBytes()));
    call.set("Tus-Extension", EXTENSIONS);
    call.set("Tus-Checksum-Algorithm", Checksum.ALGORITHMS);
    end(call, 204);
  }

  /** {@code POST /api/uploads}: begins an upload, perhaps with its first piece. */
  void create(Call call) throws ProblemException, IOException {
    TusFields.agree(call);
    long length = TusFields.length(call, limits.largestBytes());
    UploadMetadata metadata = UploadMetadata.parse(call.header("Upload-Metadata"));
    Optional<Checksum> checksum = Checksum.parse(call.header("Upload-Checksum"));
    boolean empty = call.exchange().isRequestComplete();
    if (!empty && call.exchange().getRequestContentLength() != 0) {
      TusFields.askForPiece(call);
    }
    UploadRecord made = begin(Owners.of(call.caller()), metadata, length);
    call.set("Location", "/api/uploads/" + made.id());
    if (empty || !TusFields.isPiece(call)) {
      created(call, made, 0);
    } else {
      bodies.read(call, body -> firstPiece(call, made, body, checksum));
    }
  }

  private synchronized UploadRecord begin(String owner, UploadMetadata metadata, long length)
      throws ProblemException, IOException {
    room.ask(owner, length);
    return folder.create(owner, metadata, length);
  }

  /** A client that never heard of its upload cannot go on with it: it goes away with the piece. */
  private void firstPiece(
      Call call, UploadRecord made, BodyThreads.Body body, Optional<Checksum> checksum)
      throws ProblemException, IOException, InterruptedException {
    long offset = 0;
    boolean kept = false;
    try (Held held = locks.takeToWrite(made.id()).orElseThrow(TusEndpoints::locked)) {
      offset = append(call, made, held, new Sent(body, 0, checksum));
      kept = true;
    } finally {
      if (!kept) {
        folder.remove(made);
      }
    }
    created(call, made, offset);
  }

  private void created(Call call, UploadRecord made, long offset) throws IOException {
    stand(call, made, offset);
    end(call, 201);
    tellIfWhole(made, offset);
  }

  /** {@code HEAD /api/uploads/{key}}: how much has arrived. */
  void head(Call call) throws ProblemException, IOException {
    TusFields.agree(call);
    call.set("Cache-Control", "no-store");
    UploadRecord upload = Owners.find(folder, call);
    if (upload.isReceiving()) {
      folder.settle(upload);
    }
    call.set(TusFields.LENGTH, Long.toString(upload.lengthBytes()));
    if (!upload.metadata().text().isEmpty()) {
      call.set("Upload-Metadata", upload.metadata().text());
    }
    stand(call, upload, folder.received(upload));
    end(call, 200);
  }

  /** {@code PATCH /api/uploads/{key}}: the next piece. */
  void patch(Call call) throws ProblemException, IOException {
    TusFields.agree(call);
    TusFields.askForPiece(call);
    long offset = TusFields.offset(call);
    Optional<Checksum> checksum = Checksum.parse(call.header("Upload-Checksum"));
    UploadRecord upload = Owners.find(folder, call);
    bodies.read(call, body -> piece(call, upload.id(), new Sent(body, offset, checksum)));
  }

  private record Sent(BodyThreads.Body body, long offset, Optional<Checksum> checksum) {}

  private void piece(Call call, String id, Sent sent)
      throws ProblemException, IOException, InterruptedException {
    UploadRecord upload;
    long end;
    try (Held held = locks.takeToWrite(id).orElseThrow(TusEndpoints::locked)) {
      upload = Owners.find(folder, call);
      end = append(call, upload, held, sent);
    }
    // The lock is gone before the client hears of it: its next piece may follow at once.
    stand(call, upload, end);
    end(call, 204);
    tellIfWhole(upload, end);
  }

  private long append(Call call, UploadRecord upload, Held held, Sent sent)
      throws ProblemException, IOException {
    long received = folder.received(upload);
    if (sent.offset() != received) {
      throw new ProblemException(
          new Problem(
              409,
              "Conflict",
              "The upload has %d bytes so far; the piece has to begin there, not at %d."
                  .formatted(received, sent.offset()),
              Map.of(TusFields.OFFSET, Long.toString(received))));
    }
    if (call.exchange().getRequestContentLength() > upload.lengthBytes() - received) {
      throw new ProblemException(PieceWriter.tooMuch(upload));
    }
    if (!upload.isReceiving()) {
      return received;
    }
    return writer.write(
        upload,
        new PieceWriter.Piece(sent.body().open(), sent.offset(), sent.checksum(), held::alive));
  }

  private void tellIfWhole(UploadRecord upload, long received) {
    if (received == upload.lengthBytes()) {
      onWhole.run();
    }
  }

  /** {@code DELETE /api/uploads/{key}}: throws away what has arrived; a title stays. */
  void delete(Call call) throws ProblemException, IOException {
    TusFields.agree(call);
    UploadRecord upload = Owners.find(folder, call);
    try (Held _ = locks.takeToEnd(upload.id()).orElseThrow(TusEndpoints::locked)) {
      folder.remove(upload);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    end(call, 204);
  }

  /** {@code POST /api/uploads/{key}}: another method in disguise, for clients that know few. */
  void overridden(Call call) throws ProblemException, IOException {
    switch (String.valueOf(call.header("X-HTTP-Method-Override"))) {
      case "PATCH" -> patch(call);
      case "DELETE" -> delete(call);
      default ->
          throw new ProblemException(
              Problem.methodNotAllowed("POST", "GET, HEAD, PATCH, DELETE, OPTIONS"));
    }
  }

  private void stand(Call call, UploadRecord upload, long offset) throws IOException {
    call.set(TusFields.OFFSET, Long.toString(offset));
    call.set("Upload-Expires", HttpDate.format(folder.touched(upload).plus(limits.idle())));
  }

  private static ProblemException locked() {
    return new ProblemException(
        new Problem(
            423,
            "Locked",
            "Somebody else sends this upload, or it is being looked at; try again soon.",
            Map.of()));
  }

  private static void end(Call call, int status) {
    call.exchange().setStatusCode(status);
    call.exchange().endExchange();
  }
}

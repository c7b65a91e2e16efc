package dev.kinora.origin.upload;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Whether there is room for one more upload. Thread-safe. */
final class Room {
  private final UploadFolder folder;
  private final UploadLimits limits;

  /** Room in a folder within limits. */
  Room(UploadFolder folder, UploadLimits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /**
   * Asks for a new upload.
   *
   * @throws ProblemException 403 if the owner has too many open ones, 503 if all have, 507 if the
   *     disk has no room for it beside what is promised to the others
   */
  void ask(String owner, long lengthBytes) throws ProblemException, IOException {
    List<UploadRecord> all = folder.all();
    long open =
        all.stream().filter(UploadRecord::isReceiving).filter(u -> u.owner().equals(owner)).count();
    if (open >= limits.openForOne()) {
      throw new ProblemException(
          Problem.forbidden(
              "You have %d unfinished uploads; finish or cancel one first.".formatted(open)));
    }
    if (all.size() >= limits.known()) {
      throw new ProblemException(
          Problem.unavailable("Too many uploads are on their way.", limits.silence()));
    }
    long promised = 0;
    for (UploadRecord upload : all) {
      promised += upload.lengthBytes() - folder.received(upload);
    }
    if (folder.freeBytes() - limits.reserveBytes() - promised < lengthBytes) {
      throw new ProblemException(full());
    }
  }

  static Problem full() {
    return new Problem(
        507,
        "Insufficient storage",
        "The disk of this server has no room for this file; make room, then go on.",
        Map.of());
  }
}

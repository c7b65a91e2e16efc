package dev.kinora.cli.doctor;

import dev.kinora.transcoder.supply.DiskFull;
import dev.kinora.transcoder.supply.DiskRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders that everything is kept in. */
final class DiskExamination implements Examination {
  /** About an hour of film in three sizes. */
  private static final long ROOM_BYTES = 2L << 30;

  private final Path data;
  private final Path store;

  DiskExamination(Path data, Path store) {
    this.data = data;
    this.store = store;
  }

  @Override
  public String what() {
    return "disk";
  }

  @Override
  public List<Diagnosis> examine() throws IOException {
    List<Diagnosis> found = new ArrayList<>();
    found.add(folder("data folder", data));
    if (!store.equals(data)) {
      found.add(folder("store", store));
    }
    found.add(room());
    return found;
  }

  private static Diagnosis folder(String what, Path folder) {
    if (!Files.exists(folder)) {
      return Diagnosis.good(what, folder + " is not there yet; the first start makes it.");
    }
    if (!Files.isDirectory(folder)) {
      return Diagnosis.bad(
          what, folder + " is no folder.", "Move the file away, or name another with --data.");
    }
    return Files.isWritable(folder)
        ? Diagnosis.good(what, folder + " can be written.")
        : Diagnosis.bad(
            what,
            folder + " cannot be written.",
            "Give this user the right to, or name another with --data.");
  }

  private Diagnosis room() throws IOException {
    try {
      DiskRoom.of(store).require(ROOM_BYTES);
      return Diagnosis.good("disk", "There is room for an hour of film and more.");
    } catch (DiskFull e) {
      return Diagnosis.bad(
          "disk", "The disk is nearly full.", "Make room, or bound segments with --cache.");
    }
  }
}

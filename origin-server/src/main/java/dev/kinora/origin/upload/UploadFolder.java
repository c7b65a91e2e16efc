package dev.kinora.origin.upload;

import dev.kinora.origin.upload.UploadRecord.Stage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of uploads: for each one {@code ID} with its bytes, {@code ID.json} with its record,
 * {@code ID.lock} while somebody works on it. Keeps nothing in memory, so several processes see the
 * same. Thread-safe; whoever changes an upload holds its lock.
 */
final class UploadFolder {
  private static final Logger LOG = LoggerFactory.getLogger(UploadFolder.class);
  private static final String RECORD = ".json";
  private static final Duration ORPHAN_AGE = Duration.ofHours(1);
  private static final int ID_BYTES = 16;

  private final Path folder;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  private UploadFolder(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Opens the folder, making it when it is not there; only its owner may look into it. */
  static UploadFolder open(Path folder, InstantSource clock) throws IOException {
    Files.createDirectories(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    return new UploadFolder(folder, clock);
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Begins an upload without a byte. */
  UploadRecord create(String owner, UploadMetadata metadata, long lengthBytes) throws IOException {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    UploadRecord made =
        new UploadRecord(
            HexFormat.of().formatHex(id),
            owner,
            metadata,
            lengthBytes,
            now(),
            Stage.Receiving.PLAIN);
    Files.createFile(bytes(made.id()));
    put(made);
    return made;
  }

  /** Writes a record in place of what was there, wholly or not at all. */
  void put(UploadRecord upload) throws IOException {
    Path draft = folder.resolve(upload.id() + ".draft");
    try (FileChannel out =
        FileChannel.open(
            draft,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer json = ByteBuffer.wrap(RecordJson.write(upload));
      while (json.hasRemaining()) {
        out.write(json);
      }
      out.force(true);
    }
    Files.move(
        draft,
        record(upload.id()),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** An upload; empty when there is none of that id. */
  Optional<UploadRecord> find(String id) throws IOException {
    if (!UploadRecord.isId(id)) {
      return Optional.empty();
    }
    try {
      return Optional.of(RecordJson.read(id, Files.readAllBytes(record(id))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** All uploads in no order; one that cannot be read is passed over with a line in the log. */
  List<UploadRecord> all() throws IOException {
    List<UploadRecord> found = new ArrayList<>();
    try (DirectoryStream<Path> records = Files.newDirectoryStream(folder, "*" + RECORD)) {
      for (Path path : records) {
        String name = path.getFileName().toString();
        try {
          find(name.substring(0, name.length() - RECORD.length())).ifPresent(found::add);
        } catch (IOException e) {
          LOG.warn("passed over an upload: {}", e.getMessage());
        }
      }
    }
    return found;
  }

  /** How many bytes of an upload have arrived and count. */
  long received(UploadRecord upload) throws IOException {
    return switch (upload.stage()) {
      case Stage.Receiving receiving ->
          Math.min(size(upload.id()), receiving.unverifiedFrom().orElse(upload.lengthBytes()));
      case Stage.Taken _, Stage.Refused _ -> upload.lengthBytes();
    };
  }

  private long size(String id) throws IOException {
    try {
      return Files.size(bytes(id));
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /** Makes sure that what has arrived outlives a power cut. */
  void settle(UploadRecord upload) throws IOException {
    try (FileChannel channel = FileChannel.open(bytes(upload.id()), StandardOpenOption.WRITE)) {
      channel.force(false);
    } catch (NoSuchFileException e) {
      LOG.debug("upload {} has no bytes to keep", upload.id());
    }
  }

  /** When something last happened to it. */
  Instant touched(UploadRecord upload) throws IOException {
    return switch (upload.stage()) {
      case Stage.Receiving _ -> latest(upload.createdAt(), bytes(upload.id()));
      case Stage.Taken taken -> taken.at();
      case Stage.Refused refused -> refused.at();
    };
  }

  private static Instant latest(Instant created, Path file) throws IOException {
    try {
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      return modified.isAfter(created) ? modified : created;
    } catch (NoSuchFileException e) {
      return created;
    }
  }

  /** Where an upload's bytes are. */
  Path bytes(String id) {
    return folder.resolve(id);
  }

  /** The file that is locked while somebody works on an upload. */
  Path lock(String id) {
    return folder.resolve(id + ".lock");
  }

  private Path record(String id) {
    return folder.resolve(id + RECORD);
  }

  /** Removes an upload's bytes; the record stays. */
  void dropBytes(UploadRecord upload) throws IOException {
    Files.deleteIfExists(bytes(upload.id()));
  }

  /** Removes everything of an upload, the record first: bytes without one are swept away later. */
  void remove(UploadRecord upload) throws IOException {
    Files.deleteIfExists(record(upload.id()));
    Files.deleteIfExists(bytes(upload.id()));
    Files.deleteIfExists(lock(upload.id()));
  }

  /** Removes what a kill left without a record, and bytes that nobody needs any more. */
  void sweep() throws IOException {
    for (UploadRecord upload : all()) {
      if (!upload.isReceiving()) {
        dropBytes(upload);
      }
    }
    Instant old = now().minus(ORPHAN_AGE);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String id = name.replaceFirst("\\.(?:lock|draft)$", "");
        boolean ours = UploadRecord.isId(id) && !name.endsWith(RECORD);
        if (ours && !Files.exists(record(id)) && isOlder(file, old)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isOlder(Path file, Instant time) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(time);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Free bytes of the disk that the folder is on. */
  long freeBytes() throws IOException {
    FileStore disk = Files.getFileStore(folder);
    return disk.getUsableSpace();
  }
}

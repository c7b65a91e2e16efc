package dev.kinora.packager.publish;

import dev.kinora.packager.publish.AssetStore.Published.AlreadyThere;
import dev.kinora.packager.publish.AssetStore.Published.Created;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A store in a data folder (see {@link AssetLayout}). An asset is written as a draft on the same
 * disk and then gets its name in one step, so a process killed at any moment leaves a draft, which
 * the next start sweeps, and never half a file with a real name. Safe for use by any thread and by
 * several processes.
 */
public final class FolderStore implements AssetStore {
  // A title deleted between making its folders and placing a file in them: make them again.
  private static final int ATTEMPTS = 100;

  private final AssetLayout layout;
  private final Drafts drafts;
  private final Placing placing;

  // A title is taken away between two placings of this process, never within one; fair, so neither
  // side can starve the other. Against other processes there are the attempts.
  private final ReadWriteLock titles = new ReentrantReadWriteLock(true);

  private FolderStore(AssetLayout layout, Drafts drafts, Placing placing) {
    this.layout = layout;
    this.drafts = drafts;
    this.placing = placing;
  }

  /** Opens the store of a data folder, making the folder when it is not there. */
  public static FolderStore open(Path root) throws IOException {
    return open(root, Optional.empty());
  }

  /** With a way of placing that the disk would not have called for. */
  static FolderStore open(Path root, Optional<Placing> forced) throws IOException {
    Files.createDirectories(root);
    AssetLayout layout = new AssetLayout(root);
    Files.createDirectories(layout.titles());
    layout.followed(layout.titles());
    Drafts drafts = Drafts.open(layout.drafts());
    try {
      return new FolderStore(
          layout, drafts, forced.isPresent() ? forced.get() : suited(layout, drafts));
    } catch (IOException | RuntimeException e) {
      drafts.close();
      throw e;
    }
  }

  private static Placing suited(AssetLayout layout, Drafts drafts) throws IOException {
    return Placing.suitedTo(drafts, layout.root().resolve("place.lock"));
  }

  /** Where things stand. */
  public AssetLayout layout() {
    return layout;
  }

  @Override
  public Published publish(Asset asset, ByteBuffer content) throws IOException {
    Path target = layout.file(asset);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return new AlreadyThere();
    }
    Path draft = drafts.write(content);
    try {
      return place(asset, draft, target) ? new Created() : new AlreadyThere();
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  @Override
  public void replace(Asset.Document document, ByteBuffer content) throws IOException {
    Path folder = layout.folder(document);
    Path draft = drafts.write(content);
    titles.readLock().lock();
    try {
      Files.createDirectories(folder);
      layout.followed(folder);
      Files.move(draft, layout.file(document), StandardCopyOption.ATOMIC_MOVE);
      Folders.force(folder);
    } finally {
      titles.readLock().unlock();
      Files.deleteIfExists(draft);
    }
  }

  private boolean place(Asset asset, Path draft, Path target) throws IOException {
    Path folder = layout.folder(asset);
    titles.readLock().lock();
    try {
      boolean created = placeUndisturbed(draft, folder, target);
      if (created && asset instanceof Asset.Document) {
        // A lost segment is made again; a lost document would be a lost title.
        Folders.force(folder);
      }
      return created;
    } finally {
      titles.readLock().unlock();
    }
  }

  private boolean placeUndisturbed(Path draft, Path folder, Path target) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Files.createDirectories(folder);
        layout.followed(folder);
        return placing.place(draft, target);
      } catch (NoSuchFileException | FileAlreadyExistsException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @Override
  public Optional<StoredAsset> find(Asset asset) throws IOException {
    try {
      Path file = layout.followed(layout.file(asset));
      return stored(asset, file, Files.readAttributes(file, BasicFileAttributes.class));
    } catch (NoSuchFileException | NotDirectoryException _) {
      return Optional.empty();
    }
  }

  private static Optional<StoredAsset> stored(
      Asset asset, Path file, BasicFileAttributes attributes) {
    return attributes.isRegularFile()
        ? Optional.of(
            new InFile(asset, file, attributes.size(), attributes.lastModifiedTime().toInstant()))
        : Optional.empty();
  }

  @Override
  public List<String> titlesWith(Asset.Kind kind) throws IOException {
    List<String> ids = new ArrayList<>();
    for (Path folder : Folders.entries(layout.titles())) {
      String id = folder.getFileName().toString();
      Optional<Asset> document = AssetLayout.parse(id + "/" + kind.fileName());
      if (document.isPresent() && Folders.isFolder(folder) && has(document.get())) {
        ids.add(id);
      }
    }
    return ids.stream().sorted().toList();
  }

  @Override
  public List<StoredAsset> list(String titleId) throws IOException {
    List<StoredAsset> found = new ArrayList<>();
    Path folder = layout.title(titleId);
    if (!Folders.isFolder(folder)) {
      return List.of();
    }
    try {
      collect(folder, titleId, found);
    } catch (NoSuchFileException | NotDirectoryException e) {
      if (Folders.isFolder(folder)) {
        throw e;
      }
      // Deleted while it was read.
      return List.of();
    }
    return found;
  }

  private static void collect(Path folder, String name, List<StoredAsset> found)
      throws IOException {
    for (Path entry : Folders.entries(folder)) {
      String entryName = name + "/" + entry.getFileName();
      Optional<Asset> asset = AssetLayout.parse(entryName);
      if (asset.isPresent()) {
        stored(asset.get(), entry, attributesOf(entry)).ifPresent(found::add);
      } else if (name.indexOf('/') < 0 && Folders.isFolder(entry)) {
        collect(entry, entryName, found);
      }
    }
  }

  private static BasicFileAttributes attributesOf(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public boolean delete(Asset asset) throws IOException {
    try {
      layout.followed(layout.folder(asset));
    } catch (NoSuchFileException _) {
      return false;
    }
    return Files.deleteIfExists(layout.file(asset));
  }

  @Override
  public boolean deleteTitle(String titleId) throws IOException {
    Path gone = drafts.name();
    titles.writeLock().lock();
    try {
      Files.move(layout.title(titleId), gone, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException _) {
      return false;
    } finally {
      titles.writeLock().unlock();
    }
    Folders.deleteTree(gone);
    return true;
  }

  @Override
  public void close() throws IOException {
    drafts.close();
  }

  private record InFile(Asset asset, Path path, long sizeBytes, Instant published)
      implements StoredAsset {
    @Override
    public Optional<Path> file() {
      return Optional.of(path);
    }

    @Override
    public SeekableByteChannel open() throws IOException {
      return FileChannel.open(path, StandardOpenOption.READ);
    }
  }
}

package dev.kinora.packager.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Keeps published assets. An asset appears whole or not at all, and once it is there its bytes
 * never change: the first publisher wins. Only a document can be replaced, which the title's owner
 * does. Safe for use by any thread and, on disk, by several processes over the same folder.
 */
public interface AssetStore extends AutoCloseable {
  /**
   * Publishes an asset. When the call returns it can be found, by whoever published it.
   *
   * @param content the bytes between position and limit, which stay as they are
   * @throws IOException if it could not be written; nothing has then appeared
   */
  Published publish(Asset asset, ByteBuffer content) throws IOException;

  /**
   * Gives a document new content, whole or not at all, whether it was there or not: the one thing
   * that may change of a title is where its source is.
   *
   * @throws IOException if it could not be written; the old content is then still there
   */
  void replace(Asset.Document document, ByteBuffer content) throws IOException;

  /** The asset, if it has been published. */
  Optional<StoredAsset> find(Asset asset) throws IOException;

  /** Whether the asset has been published. */
  default boolean has(Asset asset) throws IOException {
    return find(asset).isPresent();
  }

  /** Ids of all titles whose {@code title.json} is there, sorted. */
  default List<String> titles() throws IOException {
    return titlesWith(Asset.Kind.TITLE);
  }

  /** Ids of everything that has such a document, sorted. */
  List<String> titlesWith(Asset.Kind kind) throws IOException;

  /** Everything published of a title, in no particular order; empty if there is nothing. */
  List<StoredAsset> list(String titleId) throws IOException;

  /**
   * Takes one asset away: a failure that no longer holds, a header of a title never finished.
   *
   * @return whether it was there
   */
  boolean delete(Asset asset) throws IOException;

  /**
   * Takes away everything published of a title. It is gone from {@link #titles} at once.
   *
   * @return whether there was anything
   */
  boolean deleteTitle(String titleId) throws IOException;

  /** Removes this store's drafts. Published assets stay. */
  @Override
  void close() throws IOException;

  /** What a publisher finds out. Both are success. */
  sealed interface Published {
    /** The bytes that the store now holds are the caller's. */
    record Created() implements Published {}

    /** Somebody was first; the caller's bytes were dropped. */
    record AlreadyThere() implements Published {}
  }
}

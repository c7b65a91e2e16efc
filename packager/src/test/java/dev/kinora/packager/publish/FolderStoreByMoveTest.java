package dev.kinora.packager.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a disk without hard links. */
class FolderStoreByMoveTest extends AssetStoreContract {
  @TempDir Path folder;

  @Override
  AssetStore newStore() throws IOException {
    return FolderStore.open(folder, Optional.of(new Placing.ByMove(folder.resolve("place.lock"))));
  }
}

package dev.kinora.packager.publish;

import java.time.Clock;

class MemoryStoreTest extends AssetStoreContract {
  @Override
  AssetStore newStore() {
    return new MemoryStore(Clock.systemUTC());
  }
}

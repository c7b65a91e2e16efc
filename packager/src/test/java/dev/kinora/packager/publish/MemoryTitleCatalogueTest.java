package dev.kinora.packager.publish;

import dev.kinora.packager.title.Title;
import java.time.Instant;

class MemoryTitleCatalogueTest extends TitleCatalogueContract {
  @Override
  protected TitleCatalogue newCatalogue(Title registered) {
    SpanLedger ledger = new MemorySpanLedger(Instant::now);
    ledger.register(registered);
    return new MemoryTitleCatalogue(ledger);
  }
}

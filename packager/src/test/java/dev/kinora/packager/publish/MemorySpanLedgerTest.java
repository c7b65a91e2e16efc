package dev.kinora.packager.publish;

import java.time.InstantSource;

class MemorySpanLedgerTest extends SpanLedgerContract {
  @Override
  protected SpanLedger newLedger(InstantSource clock) {
    return new MemorySpanLedger(clock);
  }
}

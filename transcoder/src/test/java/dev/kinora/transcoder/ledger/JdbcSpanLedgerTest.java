package dev.kinora.transcoder.ledger;

import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.publish.SpanLedgerContract;
import java.time.InstantSource;

class JdbcSpanLedgerTest extends SpanLedgerContract {
  @Override
  protected SpanLedger newLedger(InstantSource clock) {
    return new JdbcSpanLedger(TestDatabase.fresh(), clock);
  }
}

package dev.kinora.transcoder.ledger;

import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleCatalogueContract;
import dev.kinora.packager.title.Title;
import java.time.Instant;
import javax.sql.DataSource;

class JdbcTitleCatalogueTest extends TitleCatalogueContract {
  @Override
  protected TitleCatalogue newCatalogue(Title registered) {
    DataSource database = TestDatabase.fresh();
    new JdbcSpanLedger(database, Instant::now).register(registered);
    return new JdbcTitleCatalogue(database);
  }
}

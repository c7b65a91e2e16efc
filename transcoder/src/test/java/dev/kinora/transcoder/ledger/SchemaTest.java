package dev.kinora.transcoder.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private final DataSource database =
      JdbcConnectionPool.create(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

  @Test
  void theNewestScriptIsTheOneThatIsLookedFor() {
    assertFalse(Schema.isUpToDate(database));
    Schema.migrate(database);
    assertTrue(Schema.isUpToDate(database));
    Schema.migrate(database);
    new Sql(database)
        .update(
            "forget a script",
            "DELETE FROM \"transcoder_history\" WHERE \"version\" = ?",
            Schema.NEWEST);
    assertFalse(Schema.isUpToDate(database));
  }

  @Test
  void h2WritesCommitsAtOnce() {
    Schema.migrate(database);
    assertEquals(
        "0",
        new Sql(database)
            .find(
                "read a setting",
                row -> row.getString(1),
                "SELECT setting_value FROM information_schema.settings"
                    + " WHERE setting_name = 'WRITE_DELAY'")
            .orElseThrow());
  }
}

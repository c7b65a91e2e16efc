package dev.kinora.transcoder.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JdbcLiveTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final DataSource database = TestDatabase.fresh();
  private Instant now = START;
  private final InstantSource clock = () -> now;
  private final JdbcLiveKeys keys = new JdbcLiveKeys(database, clock);
  private final JdbcLiveBoard board = new JdbcLiveBoard(database, clock);

  @Test
  void onlyTheNewestKeyOfANameFits() {
    String first = keys.make("garden");
    assertTrue(keys.fits("garden", first));
    String second = keys.make("garden");
    assertTrue(keys.fits("garden", second));
    assertFalse(keys.fits("garden", first));
    assertFalse(keys.fits("other", second));
    assertFalse(keys.fits("garden", ""));
    assertEquals(List.of("garden"), keys.names());
  }

  @Test
  void theKeyItselfIsNotKept() {
    String key = keys.make("garden");
    List<String> rows =
        new Sql(database).query("look", row -> row.getString(1), "SELECT key_sha256 FROM live_key");
    assertEquals(1, rows.size());
    assertFalse(rows.getFirst().contains(key));
  }

  @Test
  void whatRunsIsListedUntilItsServerIsGone() {
    board.note("a", List.of(entry("one"), entry("two")));
    board.note("b", List.of(entry("three")));
    assertEquals(List.of("one", "three", "two"), names());
    now = now.plusSeconds(10);
    board.note("a", List.of(entry("two")));
    assertEquals(List.of("three", "two"), names());
    now = now.plusSeconds(10);
    assertEquals(List.of("two"), names(), "b was not heard of for 20 s");
  }

  @Test
  void aWishToEndReachesTheServerOnce() {
    board.note("a", List.of(entry("one")));
    assertFalse(board.stop("two"));
    assertTrue(board.stop("one"));
    now = now.plusSeconds(1);
    assertEquals(List.of("one"), board.note("a", List.of(entry("one"))));
    now = now.plusSeconds(1);
    board.note("a", List.of());
    assertEquals(List.of(), names());
  }

  private List<String> names() {
    return board.running().stream().map(JdbcLiveBoard.Entry::name).toList();
  }

  private static JdbcLiveBoard.Entry entry(String name) {
    return new JdbcLiveBoard.Entry(name, name, "live", START);
  }
}

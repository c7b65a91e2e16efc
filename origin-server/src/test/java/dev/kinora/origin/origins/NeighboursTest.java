package dev.kinora.origin.origins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kinora.origin.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is there, who went, and by what address a browser finds them. */
class NeighboursTest {
  private final DataSource database = TestDatabase.create();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1_000));
  private final OriginBook book = new OriginBook(database, now::get);

  @Test
  void thoseThatFellSilentAreLeftOut() throws Exception {
    book.announce(new Door("", 8080));
    now.updateAndGet(t -> t.plus(OriginBook.SILENCE));
    book.announce(new Door("", 4443));
    assertEquals(List.of(new Door("", 4443), new Door("", 8080)), book.present());
    now.updateAndGet(t -> t.plus(Duration.ofMillis(1)));
    assertEquals(List.of(new Door("", 4443)), book.present());
    book.announce(new Door("", 8080));
    assertEquals(2, book.present().size());
  }

  @Test
  void whoeverTakesLeaveIsGoneAtOnceAndTakesTheForgottenAlong() throws Exception {
    book.announce(new Door("", 1));
    now.updateAndGet(t -> t.plus(Duration.ofHours(1)));
    book.announce(new Door("", 2));
    book.announce(new Door("", 3));
    book.withdraw(new Door("", 2));
    now.set(Instant.ofEpochSecond(1_000));
    assertEquals(List.of(new Door("", 3)), book.present());
  }

  @Test
  void theOneThatAnswersComesFirst() throws Exception {
    book.announce(new Door("", 443));
    book.announce(new Door("films.example", 9443));
    try (Neighbours neighbours = new Neighbours(book)) {
      neighbours.announce("127.0.0.1", 8080, true);
      assertEquals(
          List.of("https://localhost:8080", "https://localhost:443", "https://films.example:9443"),
          neighbours.addresses("localhost:8080"));
      assertEquals(
          List.of("https://[::1]:443", "https://films.example:9443"),
          neighbours.others("[::1]:8080"));
    }
    assertEquals(2, book.present().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost; script-src *", "a b", "", "x\r\ny", "https://x", "a,b"})
  void whatIsNoHostGetsNoAddress(String host) {
    try (Neighbours neighbours = new Neighbours(book)) {
      neighbours.announce("127.0.0.1", 8080, true);
      assertEquals(List.of(), neighbours.addresses(host));
    }
  }

  @ParameterizedTest
  @CsvSource({"host name,80", "host;x,80", "h,0", "h,65536"})
  void aDoorIsAHostAndAPort(String host, int port) {
    assertThrows(IllegalArgumentException.class, () -> new Door(host, port));
  }
}

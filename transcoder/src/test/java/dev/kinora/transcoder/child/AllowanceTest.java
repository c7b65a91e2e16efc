package dev.kinora.transcoder.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.publish.SampleTitles;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.work.SpanTask;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AllowanceTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void aLargeSourceMayTakeLongerToRead() {
    Request probe = new Request.Probe("/a.ts");
    assertEquals(new Allowance(MINUTE, MINUTE, 0), Allowance.of(probe, MINUTE, 1000));
    assertEquals(Duration.ofSeconds(60 + 128), Allowance.of(probe, MINUTE, 1L << 30).total());
  }

  @Test
  void anEncodeMayTakeThirtyTimesItsLengthAndTwiceItsRate() {
    Title title = SampleTitles.title("allowed0", 60);
    Request encode =
        new Request.Encode(new SpanTask(title, Lane.VIDEO, 2, 3, List.of("v360-0123456789")));
    Allowance allowance = Allowance.of(encode, MINUTE, 0);
    assertEquals(MINUTE.plusSeconds(2 * 30), allowance.total());
    assertEquals(MINUTE.plusSeconds(2 * 30), allowance.stall());
    assertTrue(allowance.bytes() >= 2 * 2 * 800_000 / 8, allowance.toString());
    assertTrue(allowance.bytes() < 32 << 20, allowance.toString());
  }
}

package dev.kinora.packager.check.stored;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.MemoryStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.remux.CopiedTitles;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SampleTitles;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.title.Weights;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is published of a title is looked at before it is called ready. */
final class TitleCheckTest {
  private final MemoryStore store = new MemoryStore(Clock.systemUTC());
  private final Title title = SampleTitles.film(479);
  private final Measured measured = Weights.measure(title, (_, _) -> 1000);
  private final TitleCheck check =
      new TitleCheck(new TitleBytes(store, new CopiedTitles()), InstantSource.system());

  @Test
  void whatIsNotThereIsNamed() throws Exception {
    List<String> faults = check.faults(title, measured, () -> {});
    String first = title.renditions().getFirst().name();
    assertTrue(faults.contains(first + "/init.mp4: it is not there"), faults.toString());
  }

  @Test
  void whoeverEndsTheWorkEndsTheCheck() {
    assertThrows(
        InterruptedException.class,
        () ->
            check.faults(
                title,
                measured,
                () -> {
                  throw new InterruptedException("enough");
                }));
  }

  @Test
  void bytesThatAreNoSegmentsAreSaid() throws Exception {
    for (Rendition rendition : title.renditions()) {
      store.publish(new Asset.Init(title.id(), rendition.name()), ByteBuffer.wrap(new byte[100]));
      for (int n = 0; n < title.timelineOf(rendition).segmentCount(); n++) {
        SegmentKey key = new SegmentKey(title.id(), rendition.name(), n);
        store.publish(new Asset.Media(key), ByteBuffer.wrap(new byte[1000]));
      }
    }
    List<String> faults = check.faults(title, measured, () -> {});
    assertTrue(faults.getFirst().contains("C02"), faults.toString());
  }
}

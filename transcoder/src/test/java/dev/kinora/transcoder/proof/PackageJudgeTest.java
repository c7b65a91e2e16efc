package dev.kinora.transcoder.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.check.stored.TitleBytes;
import dev.kinora.packager.cmaf.FragmentSample;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.cmaf.MediaSegmentReader;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.MemoryStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.remux.CopiedTitles;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.TimelineRule;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.Transcoder;
import dev.kinora.transcoder.TranscoderParts;
import dev.kinora.transcoder.TranscoderSettings;
import dev.kinora.transcoder.film.NumberedFilm;
import dev.kinora.transcoder.ingest.Placement;
import dev.kinora.transcoder.ingest.TitlePlan;
import dev.kinora.transcoder.ladder.Ladder;
import dev.kinora.transcoder.ladder.Plan;
import dev.kinora.transcoder.ledger.TestDatabase;
import dev.kinora.transcoder.local.LocalCodecs;
import dev.kinora.transcoder.supply.DiskRoom;
import dev.kinora.transcoder.supply.TitleJudge;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.CodecsPool;
import dev.kinora.transcoder.work.InstructionSet;
import dev.kinora.transcoder.work.PreparePlan;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A title with one rung of its source's own, and others that were encoded; made once. */
final class PackageJudgeTest {
  private static final CodecsPool CODECS = new Pool();
  private static final CopiedTitles COPIED = new CopiedTitles();
  private static final AssetStore MADE = new MemoryStore(Clock.systemUTC());

  @TempDir private static Path folder;
  private static Title title;
  private static Measured measured;

  private record Pool() implements CodecsPool {
    @Override
    public Codecs foreground(Lane lane) {
      return LocalCodecs.under(InstructionSet.MACHINE);
    }

    @Override
    public Codecs background(Lane lane) {
      return foreground(lane);
    }
  }

  private static TitlePlan plan(Plan plan) {
    return new TitlePlan(
        plan.origin(),
        new PreparePlan(plan.renditions(), plan.video(), plan.audio()),
        plan.choices());
  }

  /** By the whole program, so that the real check has let it pass. */
  @BeforeAll
  static void make() throws Exception {
    NumberedFilm film = NumberedFilm.constant("mp4", 100, Rational.of(25)).sized(640, 360);
    TranscoderParts parts =
        new TranscoderParts(
            TestDatabase.fresh(),
            MADE,
            CODECS,
            (info, source, copies, build) ->
                plan(Ladder.plan(info, source, TimelineRule.DEFAULT, build, copies)),
            Clock.systemUTC());
    try (Transcoder transcoder =
        Transcoder.open(
            parts, TranscoderSettings.ofThisMachine(folder.resolve("own"), DiskRoom.ENDLESS))) {
      Path source = film.write(folder.resolve("film.mp4"));
      title = transcoder.ingest().add(source, Placement.IN_PLACE).title();
      transcoder.start();
      long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
      while (transcoder.catalogue().state(title.id()).orElseThrow()
          instanceof TitleState.Playable) {
        assertTrue(System.nanoTime() < end, "waited for the title");
        Thread.sleep(20);
      }
      assertEquals(Optional.of(new TitleState.Ready()), transcoder.catalogue().state(title.id()));
      measured = transcoder.catalogue().measured(title.id()).orElseThrow();
    }
    assertTrue(title.isCopied(title.video().getFirst()), "the largest rung is the source's own");
  }

  @AfterAll
  static void close() {
    COPIED.close();
  }

  private static Asset second() {
    return segment(1);
  }

  private static Asset segment(int number) {
    return new Asset.Media(new SegmentKey(title.id(), encoded().name(), number));
  }

  private static Rendition encoded() {
    return title.encoded(Lane.VIDEO).getFirst();
  }

  private static List<Asset> assets() {
    List<Asset> assets = new ArrayList<>();
    for (Rendition rendition : title.renditions()) {
      assets.add(new Asset.Init(title.id(), rendition.name()));
      if (!title.isCopied(rendition)) {
        for (int n = 0; n < title.timelineOf(rendition).segmentCount(); n++) {
          assets.add(new Asset.Media(new SegmentKey(title.id(), rendition.name(), n)));
        }
      }
    }
    return assets;
  }

  /** What is said of a copy of the title whose second encoded segment is another one. */
  private static List<String> faults(UnaryOperator<byte[]> ofTheSecond) throws Exception {
    AssetStore store = new MemoryStore(Clock.systemUTC());
    for (Asset asset : assets()) {
      byte[] bytes = bytes(asset);
      byte[] given = asset.equals(second()) ? ofTheSecond.apply(bytes) : bytes;
      if (given.length > 0) {
        store.publish(asset, ByteBuffer.wrap(given));
      }
    }
    TitleJudge judge = new PackageJudge(new TitleBytes(store, COPIED), CODECS, Clock.systemUTC());
    return judge.faults(title, measured, () -> {});
  }

  private static byte[] bytes(Asset asset) throws Exception {
    return MADE.find(asset).orElseThrow().readAll(1 << 24);
  }

  @Test
  void aSegmentThatIsNotThereIsMissed() throws Exception {
    List<String> faults = faults(_ -> new byte[0]);
    assertEquals(encoded().name() + "/1.m4s: it is not there", faults.getFirst());
  }

  @Test
  void slicesOfNonsenseDoNotDecode() throws Exception {
    InitSegment header =
        InitSegment.parse(ByteBuffer.wrap(bytes(new Asset.Init(title.id(), encoded().name()))));
    FragmentSample key =
        new MediaSegmentReader(header)
            .read(ByteBuffer.wrap(bytes(second())))
            .getFirst()
            .samples()
            .getFirst();
    List<String> faults =
        faults(bytes -> {
          // Within the slice of the key frame: its length stays right, its bits do not.
          int at = (int) (key.offset() + key.sizeBytes() / 2);
          for (int i = at; i < at + key.sizeBytes() / 4; i++) {
            bytes[i] = (byte) (1 + i * 37 % 200);
          }
          return bytes;
        });
    assertEquals(1, faults.size(), key + " " + faults);
    assertTrue(faults.getFirst().startsWith(encoded().name() + " segment 1: "), faults.toString());
    assertTrue(faults.getFirst().contains("do not decode"), faults.toString());
  }

  @Test
  void aSegmentOfAnotherPlaceBreaksTheTimeline() throws Exception {
    byte[] first = bytes(segment(0));
    List<String> faults = faults(_ -> first);
    assertTrue(faults.stream().anyMatch(fault -> fault.startsWith("H11 ")), faults.toString());
  }
}

package dev.kinora.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.cli.wiring.Node;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.media.HeaderCheck;
import dev.kinora.packager.check.media.Joins;
import dev.kinora.packager.check.media.SegmentCheck;
import dev.kinora.packager.check.media.SegmentFacts;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.remux.Copies;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.child.ChildPool;
import dev.kinora.transcoder.demo.DemoFilm;
import dev.kinora.transcoder.ingest.MediaFiles;
import dev.kinora.transcoder.ingest.SourceFiles;
import dev.kinora.transcoder.ingest.TitlePlan;
import dev.kinora.transcoder.ladder.Profile;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.MadeSegment;
import dev.kinora.transcoder.work.PreparedRendition;
import dev.kinora.transcoder.work.SpanTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every clip is refused with a sentence, or its first span of each kind is made whole and follows
 * the timeline and CMAF's rules. In child processes, so that a crash is a finding.
 */
final class ClipSweepTest {
  @TempDir static Path folder;
  private static ChildPool children;

  @BeforeAll
  static void open() {
    children = new ChildPool(Node.childSettings(folder));
  }

  @AfterAll
  static void close() {
    children.close();
  }

  static Stream<Path> clips() throws IOException {
    String media = System.getenv("KINORA_MEDIA");
    if (media != null) {
      try (Stream<Path> files = Files.walk(Path.of(media))) {
        return files.filter(MediaFiles::isMedia).sorted().toList().stream();
      }
    }
    Path film = folder.resolve("own.mp4");
    new DemoFilm(320, 180, 12, 3).writeTo(film, share -> {});
    return Stream.of(film);
  }

  @ParameterizedTest
  @MethodSource("clips")
  @Execution(ExecutionMode.CONCURRENT) // what takes time runs in children
  void isRefusedWithASentenceOrMadeByTheRules(Path clip) throws Exception {
    try (Codecs codecs = children.foreground(Lane.VIDEO)) {
      SourceIdentity source = SourceFiles.identify(clip);
      SourceInfo info = codecs.probe(clip);
      TitlePlan plan =
          Node.planner(Profile.DEFAULT).plan(info, source, Copies.NONE, codecs.build());
      List<PreparedRendition> prepared = codecs.prepare(clip, plan.plan());
      assertEquals(plan.plan().renditions().size(), prepared.size());
      Title title = title(source, info, plan);
      for (Lane lane : Lane.values()) {
        List<Rendition> renditions = title.renditions(lane);
        if (!renditions.isEmpty()) {
          Rendition last = renditions.getLast();
          InitSegment header =
              InitSegment.parse(prepared.get(title.renditions().indexOf(last)).initSegment());
          check(title, lane, last, header);
        }
      }
    } catch (MediaException | IOException refusal) {
      String sentence = String.valueOf(refusal.getMessage());
      assertTrue(sentence.length() > 20, "a sentence that helps, found \"" + sentence + "\"");
      assertFalse(sentence.contains("Exception"), sentence);
    }
  }

  private static void check(Title title, Lane lane, Rendition rendition, InitSegment header)
      throws Exception {
    Timeline timeline = title.timelineOf(rendition);
    List<MadeSegment> made = new ArrayList<>();
    try (Codecs codecs = children.foreground(lane)) {
      codecs.encode(new SpanTask(title, lane, 0, 1, List.of(rendition.name())), made::add);
    }
    assertEquals(timeline.span(0).segmentCount(), made.size());
    SegmentCheck rules = new SegmentCheck(HeaderCheck.of(header));
    Findings findings = new Findings();
    List<SegmentFacts> facts = new ArrayList<>();
    for (MadeSegment segment : made) {
      Place place = Place.of(segment.key().toString());
      facts.add(rules.check(place, segment.data(), findings));
      assertEquals(
          timeline.decodeTime(segment.key().number()).ticks(),
          facts.getLast().main().orElseThrow().startTicks());
      if (facts.size() > 1) {
        Joins.check(place, facts.get(facts.size() - 2), facts.getLast(), findings);
      }
    }
    assertEquals(List.of(), findings.all());
  }

  private static Title title(SourceIdentity source, SourceInfo info, TitlePlan plan) {
    return new Title(
        "sweeptitle",
        "Sweep",
        Instant.EPOCH,
        source,
        info,
        plan.origin(),
        plan.plan().video(),
        plan.plan().audio(),
        plan.plan().renditions(),
        "sweep");
  }
}

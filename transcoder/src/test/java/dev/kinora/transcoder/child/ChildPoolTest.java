package dev.kinora.transcoder.child;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.SampleTitles;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.MadeSegment;
import dev.kinora.transcoder.work.PreparePlan;
import dev.kinora.transcoder.work.PreparedRendition;
import dev.kinora.transcoder.work.SpanTask;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildPoolTest {
  @TempDir Path folder;
  private ChildPool pool;

  @BeforeEach
  void open() {
    pool = new ChildPool(Children.settings(folder));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void answersWhatTheCodecsInTheChildAnswer() throws Exception {
    Title title = SampleTitles.title("answers0", 30);
    Path source = source("fine.mp4");
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      assertEquals("fake MACHINE", codecs.build());
      long pid = pidOf(codecs, source);
      assertEquals(FakeCodecs.info(pid), codecs.probe(source));
      PreparePlan plan =
          new PreparePlan(title.renditions(), title.videoTimeline(), title.audioTimeline());
      List<PreparedRendition> prepared = codecs.prepare(source, plan);
      assertEquals(title.renditions().size(), prepared.size());
      assertEquals(title.renditions().getFirst().codecs(), prepared.getFirst().codecs());
      assertEquals(
          ByteBuffer.wrap(title.renditions().getLast().name().getBytes(UTF_8)),
          prepared.getLast().initSegment());
      assertEquals(Optional.of(ByteBuffer.allocate(320)), codecs.poster(source, title.info(), 320));
      assertEquals(Optional.empty(), codecs.poster(source, title.info(), 0));
    }
  }

  @Test
  void soundRunsUnderTheBaselineInstructionSet() throws Exception {
    try (Codecs codecs = pool.lend(Lane.AUDIO, ChildPriority.BACKGROUND)) {
      assertEquals("fake BASELINE", codecs.build());
    }
  }

  @Test
  void segmentsComeInOrderAndWhole() throws Exception {
    Title title = title("fine.mp4");
    List<String> rungs = title.video().stream().map(r -> r.name()).toList();
    List<MadeSegment> made = new ArrayList<>();
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.BACKGROUND)) {
      codecs.encode(new SpanTask(title, Lane.VIDEO, 1, 3, rungs), made::add);
    }
    int first = title.videoTimeline().orElseThrow().span(1).firstSegment();
    int end = title.videoTimeline().orElseThrow().span(2).endSegment();
    assertEquals(rungs.size() * (end - first), made.size());
    assertEquals(new SegmentKey(title.id(), rungs.getFirst(), first), made.getFirst().key());
    for (MadeSegment segment : made) {
      assertEquals(FakeCodecs.body(segment.key()), segment.data());
    }
  }

  @Test
  void whoAsksWhileASpareStartsGetsThatOne() throws Exception {
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    pool.warm(Lane.VIDEO);
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      codecs.build();
      assertEquals(
          1, ProcessHandle.current().children().filter(child -> !before.contains(child)).count());
    }
  }

  @Test
  void deathIsAFailureWithItsReasonAndTheNextRequestGetsAnotherChild() throws Exception {
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      codecs.build();
      long pid = onlyChild().pid();
      WorkFailure failure = failure(codecs, "DIES");
      assertMessage(failure, "probe of", "DIES", "exit value 42", "last words");
      assertNotEquals(pid, pidOf(codecs, source("fine.mp4")));
    }
  }

  @Test
  void aChildThatIsKilledIsNamed() throws Exception {
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      codecs.build();
      long pid = onlyChild().pid();
      CompletableFuture<WorkFailure> failure =
          CompletableFuture.supplyAsync(() -> failureOfEncode(codecs, "HANGS", first -> kill(pid)));
      assertMessage(failure.get(), "encoding VIDEO spans [0, 1)", "signal 9");
    }
  }

  @Test
  void aChildThatHangsIsKilledAfterItsTime() throws Exception {
    for (String way : List.of("HANGS", "SPINS")) {
      ChildSettings hasty =
          Children.settings(folder, List.of(TestChild.class.getName()), Duration.ofMillis(300));
      try (ChildPool hastyPool = new ChildPool(hasty);
          Codecs codecs = hastyPool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
        codecs.build();
        ProcessHandle child = onlyChild();
        assertMessage(failure(codecs, way), "nothing came from the child process for");
        child.onExit().join();
      }
    }
  }

  @Test
  void aCrashInNativeCodeIsASentence() throws Exception {
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      assertMessage(failure(codecs, "CRASHES"), "the child process ended", "SIGSEGV");
      assertEquals("mov", codecs.probe(source("fine.mp4")).container());
    }
  }

  @Test
  void whatIsPrintedHarmsNothing() throws Exception {
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      assertEquals("mov", codecs.probe(source("PRINTS")).container());
    }
  }

  @Test
  void garbageAndOversizeAreBreachesOfTheProtocol() throws Exception {
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      assertMessage(failure(codecs, "GARBLES"), "broke the protocol", "expected a frame");
      assertMessage(failure(codecs, "OVERSIZE"), "broke the protocol", "expected at most");
    }
  }

  @Test
  void aFloodOfLogLinesIsBounded() throws Exception {
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      assertEquals("mov", codecs.probe(source("FLOODS")).container());
      WorkFailure failure = failureOfEncode(codecs, "FLOODS", first -> kill(onlyChild().pid()));
      assertTrue(message(failure).length() < 4000, message(failure));
    }
  }

  @Test
  void memoryIsLimited() throws Exception {
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      assertMessage(failure(codecs, "EATS_HEAP"), "Java memory");
      String message = message(failure(codecs, "EATS_NATIVE"));
      assertFalse(message.contains("ate 16 GB"), message);
    }
  }

  @Test
  void failuresKeepTheirKindAndMessageAndASoundChildStays() throws Exception {
    Path malformed = source("MALFORMED");
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      MediaException broken =
          assertThrows(MediaException.Malformed.class, () -> codecs.probe(malformed));
      assertEquals("a.mp4: expected moov, found nothing", broken.getMessage());
      ProcessHandle child = onlyChild();
      assertThrows(MediaException.Malformed.class, () -> codecs.probe(malformed));
      assertEquals(child, onlyChild());
      assertThrows(MediaException.Unsupported.class, () -> codecs.probe(source("UNSUPPORTED")));
      IOException unreadable =
          assertThrows(IOException.class, () -> codecs.probe(source("UNREADABLE")));
      assertEquals("a.mp4: the disk is on fire", unreadable.getMessage());
      assertMessage(failure(codecs, "THROWS"), "IllegalStateException: a bug");
      assertThrows(NoSuchFileException.class, () -> codecs.probe(folder.resolve("absent")));
    }
  }

  @Test
  void segmentsThatWereNotAskedForAreRefused() throws Exception {
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      assertMessage(failureOfEncode(codecs, "REPEATS", first -> {}), "expected segments");
      assertMessage(failureOfEncode(codecs, "STOPS_EARLY", first -> {}), "out of ink");
    }
  }

  @Test
  void theEnvironmentIsEmptyButForWhatAChildNeeds() throws Exception {
    Path source = source("ENVIRONMENT");
    try (Codecs codecs = pool.lend(Lane.AUDIO, ChildPriority.BACKGROUND)) {
      MediaException names =
          assertThrows(MediaException.Unsupported.class, () -> codecs.probe(source));
      Set<String> allowed =
          Set.of(
              "GLIBC_TUNABLES",
              "LC_ALL",
              "MALLOC_ARENA_MAX",
              "MALLOC_MMAP_THRESHOLD_",
              "MALLOC_TRIM_THRESHOLD_",
              "PATH",
              "PWD",
              "OLDPWD",
              "SHLVL",
              "SVT_LOG",
              "_");
      Set<String> found = new TreeSet<>(List.of(message(names).split(",")));
      found.removeAll(allowed);
      assertEquals(Set.of(), found);
    }
  }

  @Test
  void noChildSeesTwoSources() throws Exception {
    Path one = source("one.mp4");
    Path two = source("two.mp4");
    long first;
    long second;
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      first = pidOf(codecs, one);
      assertEquals(first, pidOf(codecs, one));
      second = pidOf(codecs, two);
      assertNotEquals(first, second);
    }
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      assertEquals(first, pidOf(codecs, one));
      assertEquals(second, pidOf(codecs, two));
    }
  }

  @Test
  void aChildThatDoesNotStopWhenItsWorkIsCalledOffIsKilled() throws Exception {
    Title title = title("SPINS");
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      codecs.build();
      ProcessHandle child = onlyChild();
      CompletableFuture<Boolean> flag =
          CompletableFuture.supplyAsync(
              () -> {
                Thread self = Thread.currentThread();
                assertThrows(
                    InterruptedIOException.class,
                    () -> codecs.encode(task(title), first -> self.interrupt()));
                return self.isInterrupted();
              },
              task -> Thread.ofPlatform().start(task));
      assertTrue(flag.get());
      child.onExit().join();
    }
  }

  @Test
  void aChildThatStopsWhenItsWorkIsCalledOffLivesOn() throws Exception {
    Title title = title("HANGS");
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      codecs.build();
      ProcessHandle child = onlyChild();
      for (int i = 0; i < 3; i++) {
        assertThrows(
            InterruptedIOException.class,
            () -> codecs.encode(task(title), first -> Thread.currentThread().interrupt()));
        assertTrue(Thread.interrupted());
      }
      assertEquals(child, onlyChild());
    }
  }

  @Test
  void closingThePoolEndsWorkThatGoesOn() throws Exception {
    try (Codecs codecs = pool.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      assertMessage(failureOfEncode(codecs, "HANGS", first -> pool.close()), "signal 9");
      assertMessage(assertThrows(WorkFailure.class, codecs::build), "the program is ending");
    }
  }

  @Test
  void aChildThatDoesNotStartSaysWhy() throws Exception {
    ChildSettings stillborn =
        Children.settings(
            folder, List.of(TestChild.class.getName(), "stillborn"), Duration.ofSeconds(60));
    try (ChildPool other = new ChildPool(stillborn);
        Codecs codecs = other.lend(Lane.VIDEO, ChildPriority.FOREGROUND)) {
      assertMessage(
          assertThrows(WorkFailure.class, codecs::build),
          "starting a child process",
          "exit value 7",
          "cannot load the codecs");
    }
  }

  @Test
  void aKilledParentLeavesNoChild() throws Exception {
    for (String way : List.of("HANGS", "SPINS", "ENCODES")) {
      Process parent =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  TestParent.class.getName(),
                  folder.toString(),
                  source(way).toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (var lines = parent.inputReader()) {
        assertEquals("fake MACHINE", lines.readLine());
        long pid = Long.parseLong(lines.readLine());
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
        parent.destroyForcibly().waitFor();
        child.onExit().join();
        assertFalse(child.isAlive());
      }
    }
  }

  private Path source(String name) throws IOException {
    Path source = folder.resolve(name);
    return Files.exists(source) ? source : Files.createFile(source);
  }

  private Title title(String sourceName) throws IOException {
    SourceIdentity identity =
        new SourceIdentity(source(sourceName).toString(), "0".repeat(64), 0, Instant.EPOCH);
    return SampleTitles.title("children", 40, identity);
  }

  private static SpanTask task(Title title) {
    return new SpanTask(title, Lane.VIDEO, 0, 1, List.of(title.video().getFirst().name()));
  }

  private WorkFailure failure(Codecs codecs, String sourceName) throws IOException {
    Path source = source(sourceName);
    return assertThrows(WorkFailure.class, () -> codecs.probe(source));
  }

  private WorkFailure failureOfEncode(Codecs codecs, String sourceName, Codecs.SegmentSink sink) {
    return assertThrows(WorkFailure.class, () -> codecs.encode(task(title(sourceName)), sink));
  }

  private static long pidOf(Codecs codecs, Path source)
      throws MediaException, WorkFailure, IOException {
    return Long.parseLong(codecs.probe(source).label().orElseThrow());
  }

  private static ProcessHandle onlyChild() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .findFirst()
        .orElseThrow();
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private static String message(Exception failure) {
    return String.valueOf(failure.getMessage());
  }

  private static void assertMessage(Exception failure, String... parts) {
    String message = message(failure);
    for (String part : parts) {
      assertTrue(message.contains(part), "expected \"" + part + "\" in: " + message);
    }
  }
}

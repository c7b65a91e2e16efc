package dev.kinora.cli.gate;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Dependencies point one way, and each rule that says so is known to fail when broken. */
class ArchitectureTest {

  private static final Pattern OWN_DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>dev\\.kinora</groupId>\\s*<artifactId>([^<]+)</artifactId>");

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.kinora");

  static final List<Planted> BREACHES =
      List.of(
          Planted.use("modules of packager", "dev.kinora.packager.A", "dev.kinora.transcoder.B"),
          Planted.use("modules of transcoder", "dev.kinora.transcoder.A", "dev.kinora.origin.B"),
          Planted.use("modules of origin", "dev.kinora.origin.A", "dev.kinora.transcoder.B"),
          Planted.use("modules of sync", "dev.kinora.sync.A", "dev.kinora.packager.B"),
          Planted.use("modules of web", "dev.kinora.web.A", "dev.kinora.packager.B"),
          Planted.use("bindings", "dev.kinora.transcoder.A", "org.bytedeco.ffmpeg.global.avutil"),
          Planted.use(
              "devices", "dev.kinora.transcoder.ffmpeg.A", "org.bytedeco.ffmpeg.global.avdevice"),
          Planted.use(
              "devices", "dev.kinora.transcoder.ffmpeg.A", "org.bytedeco.javacv.FrameGrabber"),
          Planted.use("undertow", "dev.kinora.cli.A", "io.undertow.Undertow"),
          Planted.use("jetty", "dev.kinora.cli.A", "org.eclipse.jetty.server.Server"),
          Planted.use("quartz", "dev.kinora.transcoder.A", "org.quartz.Job"),
          Planted.use("picocli", "dev.kinora.origin.A", "picocli.CommandLine"),
          Planted.use("packager without servers", "dev.kinora.packager.A", "io.undertow.Undertow"),
          Planted.use("packager without databases", "dev.kinora.packager.A", "java.sql.Connection"),
          Planted.use(
              "packager without network", "dev.kinora.packager.A", "java.net.http.HttpClient"),
          Planted.use("packager without network", "dev.kinora.packager.A", "java.net.Socket"),
          Planted.use(
              "packager without network",
              "dev.kinora.packager.A",
              "java.nio.channels.SocketChannel"),
          Planted.use(
              "pure without servers and databases",
              "dev.kinora.transcoder.ladder.A",
              "javax.sql.DataSource"),
          Planted.use("pure without clock", "dev.kinora.packager.timeline.A", "java.time.Clock"),
          Planted.call(
              "pure without clock", "dev.kinora.packager.hls.A", "java.time.Instant.now()"),
          Planted.call("pure without clock", "dev.kinora.packager.dash.A", "System.nanoTime()"),
          Planted.pair("cycles", "dev.kinora.origin.a.A", "dev.kinora.origin.b.B"),
          Planted.pair("cycles", "dev.kinora.sync.A", "dev.kinora.sync.room.B"),
          Planted.use("nothing else", "dev.kinora.elsewhere.A", "java.lang.String"));

  @TestFactory
  Stream<DynamicTest> holds() {
    return ArchitectureRules.all().entrySet().stream()
        .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(OURS)));
  }

  @ParameterizedTest
  @FieldSource("BREACHES")
  void aBreachIsNoticed(Planted planted, @TempDir Path folder) throws IOException {
    var rule = Objects.requireNonNull(ArchitectureRules.all().get(planted.rule()));
    assertTrue(rule.evaluate(planted.compile(folder)).hasViolation(), rule.getDescription());
  }

  @Test
  void everyRuleHasABreachThatShowsItWorks() {
    assertEquals(
        ArchitectureRules.all().keySet(), BREACHES.stream().map(Planted::rule).collect(toSet()));
  }

  @Test
  void theClassesOfTheModulesAreSeen() {
    var seen = new TreeSet<String>();
    OURS.forEach(type -> seen.add(type.getPackageName().split("\\.", -1)[2]));
    assertTrue(seen.containsAll(Set.of("packager", "transcoder")), "found only " + seen);
  }

  @Test
  void pomsDeclareTheSameArrows() {
    var tree = SourceTree.here();
    assertEquals(
        Map.of(
            "packager", List.of(),
            "transcoder", List.of("packager"),
            "origin-server", List.of("packager"),
            "sync-server", List.of(),
            "web", List.of(),
            "cli", List.of("packager", "transcoder", "origin-server", "sync-server", "web")),
        tree.modules().stream()
            .collect(toMap(module -> module, module -> ownDependencies(tree, module))));
  }

  private static List<String> ownDependencies(SourceTree tree, String module) {
    return OWN_DEPENDENCY
        .matcher(tree.read(Path.of(module, "pom.xml")))
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }
}

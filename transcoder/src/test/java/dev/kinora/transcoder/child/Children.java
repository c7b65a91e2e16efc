package dev.kinora.transcoder.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of test children. */
final class Children {
  private Children() {}

  /** Children that behave as their sources say. */
  static ChildSettings settings(Path cache) {
    return settings(cache, List.of(TestChild.class.getName()), Duration.ofSeconds(60));
  }

  static ChildSettings settings(Path cache, List<String> entry, Duration patience) {
    return new ChildSettings(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        System.getProperty("java.class.path"),
        entry,
        Optional.empty(),
        cache,
        2L << 30,
        5,
        Duration.ofSeconds(60),
        patience,
        Duration.ofSeconds(60));
  }
}

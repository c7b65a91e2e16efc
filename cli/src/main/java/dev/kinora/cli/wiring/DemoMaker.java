package dev.kinora.cli.wiring;

import dev.kinora.cli.child.DemoChild;
import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.child.ChildSettings;
import dev.kinora.transcoder.ingest.Placement;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the demo film for an empty library, in a child process, and adds it. */
final class DemoMaker {
  private static final Logger LOG = LoggerFactory.getLogger(DemoMaker.class);
  private static final String NAME = "Kinora demo.mp4";

  private final Node node;
  private final DemoProgress progress;

  DemoMaker(Node node, DemoProgress progress) {
    this.node = node;
    this.progress = progress;
  }

  /**
   * Makes the film in a thread of its own when there is no title; failure leaves an empty library.
   */
  void startIfEmpty() {
    if (node.transcoder().catalogue().all().isEmpty()) {
      progress.at(0);
      Thread.ofPlatform().daemon().name("demo-film").start(this::make);
    }
  }

  private void make() {
    try {
      Path film = node.data().resolve("demo").resolve(NAME);
      if (!Files.exists(film)) {
        draw(film);
      }
      node.transcoder().ingest().add(film, Placement.IN_PLACE);
    } catch (IOException | MediaException e) {
      LOG.error("the demo film could not be made: {}", e.getMessage(), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      progress.over();
    }
  }

  private void draw(Path film) throws IOException, InterruptedException {
    Files.createDirectories(film.getParent());
    Path draft = film.resolveSibling("draft-" + ProcessHandle.current().pid() + ".mp4");
    Process child = start(Node.childSettings(node.data()), draft);
    try (BufferedReader shares = child.inputReader(StandardCharsets.UTF_8)) {
      for (String line = shares.readLine(); line != null; line = shares.readLine()) {
        progress.at(Double.parseDouble(line));
      }
      if (child.waitFor() != 0) {
        throw new IOException("its process ended with code " + child.exitValue());
      }
      Files.move(draft, film, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      child.destroyForcibly();
      Files.deleteIfExists(draft);
    }
  }

  private static Process start(ChildSettings settings, Path draft) throws IOException {
    return new ProcessBuilder(
            settings.java().toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "-Dorg.bytedeco.javacpp.cachedir=" + settings.cache().resolve("native"),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            settings.classPath(),
            DemoChild.class.getName(),
            draft.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}

package dev.kinora.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A library under names as they are found, killed while it is read, moved about and read again:
 * nothing is done twice and nothing is lost. {@code -Dkinora.library.films=N} makes it larger.
 */
final class LibraryIT {
  private static final int FILMS = Integer.getInteger("kinora.library.films", 15);
  private static final long PATIENCE_MILLIS = 600_000;

  @TempDir private Path folder;

  @Test
  void killedMovedAboutAndReadAgain() throws Exception {
    Path clip = clip();
    for (int i = 0; i < FILMS; i++) {
      copy(clip, i);
    }
    Process killed =
        BuiltKinora.command(List.of("ingest", "--data", data().toString(), films().toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("killed.txt").toFile())
            .start();
    awaitTitles(FILMS / 3, killed);
    killed.descendants().forEach(ProcessHandle::destroyForcibly);
    killed.destroyForcibly().waitFor();
    Map<String, FileTime> before = made();
    assertTrue(before.size() < FILMS, before.size() + " before the kill");

    Map<String, JsonNode> first = ingest(FILMS);
    before.forEach((file, time) -> assertEquals(time, made().get(file), file));
    Map<String, FileTime> whole = made();

    Map<String, JsonNode> second = ingest(FILMS);
    assertEquals(first, second);
    assertEquals(whole, made());

    Files.move(films().resolve("Series"), films().resolve("TV"));
    Files.createDirectory(films().resolve("More"));
    Files.move(films().resolve("Movies"), films().resolve("More/Films"));
    Map<String, JsonNode> moved = ingest(FILMS);
    assertEquals(first, moved);
    assertEquals(headers(whole), headers(made()));

    for (JsonNode title : first.values()) {
      assertTrue(title.has("year") || title.has("part"), title.toString());
    }
    assertEquals(FILMS / 5, first.values().stream().filter(title -> title.has("series")).count());
  }

  private Path films() {
    return folder.resolve("library");
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path clip() throws Exception {
    Path clip = folder.resolve("clip.mp4");
    FfmpegProgram.run(
        folder.resolve("ffmpeg.txt"),
        List.of(
            ("-f lavfi -i testsrc2=size=160x90:rate=12:duration=1 -c:v libx264 -preset ultrafast"
                    + " -pix_fmt yuv420p "
                    + clip)
                .split(" ")));
    return clip;
  }

  /** The same clip with another box at its end that nobody reads, so that it is another film. */
  private void copy(Path clip, int number) throws IOException {
    Path file = films().resolve(name(number));
    Files.createDirectories(file.getParent());
    Files.copy(clip, file);
    ByteBuffer box = ByteBuffer.allocate(16).putInt(16);
    box.put("free".getBytes(StandardCharsets.US_ASCII)).putLong(number);
    Files.write(file, box.array(), StandardOpenOption.APPEND);
  }

  private static String name(int i) {
    int year = 1950 + i % 70;
    return switch (i % 5) {
      case 0 -> "Movies/Film %d (%d)/Film %d (%d).mp4".formatted(i, year, i, year);
      case 1 -> "Movies/Another.Film.%dth.%d.1080p.BluRay.x264-GRP.mp4".formatted(i, year);
      case 2 ->
          "Series/Show %d (2019)/Season %02d/Show %d S%02dE%02d - Title.m4v"
              .formatted(i / 50, i % 3 + 1, i / 50, i % 3 + 1, i);
      case 3 ->
          "Movies/Film %d (%d)/Film %d (%d) {edition-Director's Cut}.mp4"
              .formatted(i, year, i, year);
      default -> "Movies/Long %d (1999) - part%d.mp4".formatted(i / 10, i % 10 / 5 + 1);
    };
  }

  private void awaitTitles(int count, Process process) throws Exception {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (made().keySet().stream().filter(f -> f.endsWith("title.json")).count() < count) {
      assertTrue(process.isAlive(), Files.readString(folder.resolve("killed.txt")));
      assertTrue(System.currentTimeMillis() < end, "waited for " + count + " titles");
      Thread.sleep(20);
    }
  }

  /** Published titles and headers with the time at which each was made. */
  private Map<String, FileTime> made() {
    Map<String, FileTime> made = new TreeMap<>();
    Path titles = data().resolve("titles");
    if (!Files.isDirectory(titles)) {
      return made;
    }
    try (Stream<Path> files = Files.walk(titles, 3)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.equals("title.json") || name.equals("init.mp4")) {
          made.put(titles.relativize(file).toString(), Files.getLastModifiedTime(file));
        }
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      // A draft that moved away while it was looked at; the next look finds it in its place.
      return new HashMap<>();
    }
    return made;
  }

  private static Map<String, FileTime> headers(Map<String, FileTime> made) {
    Map<String, FileTime> headers = new TreeMap<>(made);
    headers.keySet().removeIf(file -> file.endsWith("title.json"));
    return headers;
  }

  /** Reads the library again; titles by id, without what may differ. */
  private Map<String, JsonNode> ingest(int count) throws Exception {
    BuiltKinora.Outcome outcome =
        BuiltKinora.run("ingest", "--json", "--data", data().toString(), films().toString());
    assertEquals(0, outcome.exitCode(), outcome.talk());
    Map<String, JsonNode> titles = new TreeMap<>();
    List<String> lines = new ArrayList<>(outcome.data().lines().toList());
    for (String line : lines) {
      JsonNode title = JsonMapper.shared().readTree(line);
      titles.put(title.get("id").asString(), title);
    }
    assertEquals(count, lines.size(), outcome.talk());
    assertEquals(count, titles.size());
    return titles;
  }
}

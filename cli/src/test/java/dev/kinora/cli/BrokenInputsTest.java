package dev.kinora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.transcoder.demo.DemoFilm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no film gets an exit code and a sentence, and leaves nothing in the data folder. */
final class BrokenInputsTest {
  @TempDir private Path folder;

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("text", text("milk, eggs, flour"), 3, "no film or sound"),
        Arguments.of("zero bytes", new byte[0], 3, "an empty file"),
        Arguments.of("random bytes", noise(200_000), 3, "no film or sound"),
        Arguments.of("an MP4 cut before its index", cutMp4(), 3, "(moov)"),
        Arguments.of("a playlist", text("#EXTM3U\n#EXTINF:9,\nfile:///etc/hosts\n"), 3, "playlist"),
        Arguments.of("a list of files", text("ffconcat version 1.0\nfile x.mp4\n"), 3, "playlist"));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static byte[] cutMp4() {
    byte[] bytes = noise(5000);
    System.arraycopy(text("\0\0\0\u0010ftypisom\0\0\0\0\0\0\177\177mdat"), 0, bytes, 0, 24);
    return bytes;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void areRefused(String what, byte[] content, int code, String words) throws Exception {
    Path file = Files.write(folder.resolve("film.mp4"), content);
    for (String placement : List.of("--in-place", "--copy")) {
      Said said = run("ingest", "--data", data(), placement, file.toString());
      assertEquals(code, said.code());
      assertTrue(said.talk().contains("film.mp4: ") && said.talk().contains(words), said.talk());
      assertNothingStays();
    }
    Said probed = run("probe", "--data", data(), file.toString());
    assertEquals(code, probed.code());
    assertTrue(probed.talk().contains(words), probed.talk());
  }

  @Test
  void pathsThatHoldNoFilm() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty.mp4"));
    Said said = run("ingest", "--data", data(), empty.toString());
    assertEquals(1, said.code());
    assertTrue(said.talk().contains("there is no film in this folder"), said.talk());
    Said absent = run("ingest", "--data", data(), folder.resolve("absent.mp4").toString());
    assertEquals(1, absent.code());
    assertTrue(absent.talk().contains("there is no such file"), absent.talk());
    assertNothingStays();
  }

  @Test
  void aFilmThatWasCutOffSaysSo() throws Exception {
    Path whole = folder.resolve("whole.mp4");
    new DemoFilm(320, 180, 12, 8).writeTo(whole, share -> {});
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
    Said said = run("ingest", "--json", "--data", data(), cut.toString());
    assertEquals(0, said.code());
    assertTrue(said.talk().contains("not copied to its end"), said.talk());
    assertTrue(said.data().contains("\"notes\":[\"The file states"), said.data());
    Said fine = run("ingest", "--json", "--data", data(), whole.toString());
    assertEquals(0, fine.code());
    assertFalse(fine.data().contains("notes"), fine.data());
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void assertNothingStays() throws IOException {
    List<Path> stays = new ArrayList<>();
    for (String part : List.of("titles", "sources", "drafts")) {
      Path below = folder.resolve("data").resolve(part);
      if (Files.exists(below)) {
        try (Stream<Path> all = Files.walk(below)) {
          all.filter(p -> !p.equals(below) && !p.endsWith("gate.lock")).forEach(stays::add);
        }
      }
    }
    assertEquals(List.of(), stays);
  }

  private record Said(int code, String data, String talk) {}

  private static Said run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    ByteArrayOutputStream talk = new ByteArrayOutputStream();
    System.setOut(new PrintStream(data, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(talk, true, StandardCharsets.UTF_8));
    try {
      int code = Main.run(arguments);
      return new Said(
          code, data.toString(StandardCharsets.UTF_8), talk.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}

package dev.kinora.transcoder.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptions as media centres write them, and as attackers do. */
class FilmNoteTest {
  @TempDir private Path folder;

  private static Optional<FilmNote> note(String text) {
    return FilmNote.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFilm() {
    FilmNote note =
        note("""
        <?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
        <movie><title>Dune: Part &amp; more</title><year>2021</year>
        <plot><![CDATA[Sand <b>everywhere</b>.\u202e]]></plot>
        <actor><title>not this</title></actor><title>nor this</title></movie>
        https://example.org/tt1160419
        """)
            .orElseThrow();
    assertEquals(Optional.of("Dune: Part & more"), note.title());
    assertEquals(Optional.of(2021), note.year());
    assertEquals(Optional.of("Sand <b>everywhere</b>."), note.plot());
  }

  @Test
  void anEpisode() {
    FilmNote note =
        note("<episodedetails><title>Pilot</title><showtitle>A show</showtitle><season>1</season>"
                + "<episode>2</episode><aired>2019-03-04</aired></episodedetails>")
            .orElseThrow();
    assertEquals(Optional.of("A show"), note.series());
    assertEquals(Optional.of(1), note.season());
    assertEquals(Optional.of(2), note.episode());
    assertEquals(Optional.of(2019), note.year());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no XML",
        "<movie><title>x",
        "<html><title>x</title></html>",
        "<movie",
        "\u0000\u0001",
        "<!DOCTYPE movie [<!ENTITY a \"b\">]><html/>",
      })
  void whatIsNoDescription(String text) {
    assertTrue(note(text).isEmpty());
  }

  @Test
  void yearsOutOfReason() {
    FilmNote note = note("<movie><year>99999</year><title> </title></movie>").orElseThrow();
    assertEquals(FilmNote.NOTHING, note);
  }

  @Test
  void noFileIsReadAndNoAddressAsked() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "hidden words");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(200);
      String attack =
          """
          <!DOCTYPE movie [<!ENTITY a SYSTEM "%s"> <!ENTITY b SYSTEM "http://127.0.0.1:%d/">
            <!ENTITY %% c SYSTEM "http://127.0.0.1:%d/d.dtd"> %%c;]>
          <movie><title>A&a;B&b;</title></movie>
          """
              .formatted(secret.toUri(), server.getLocalPort(), server.getLocalPort());
      assertTrue(!note(attack).toString().contains("hidden"));
      Assertions.assertThrows(SocketTimeoutException.class, server::accept);
    }
  }

  @Test
  void entitiesDoNotGrow() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE movie [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    bomb.append("]><movie><title>&a29;</title></movie>");
    assertTrue(note(bomb.toString()).flatMap(FilmNote::title).orElse("").length() < 4001);
  }

  @Test
  void aFileTooLargeIsNone() throws Exception {
    Path file = folder.resolve("a.nfo");
    Files.writeString(file, "<movie><title>" + "x".repeat(2 << 20) + "</title></movie>");
    assertTrue(FilmNote.read(file).isEmpty());
  }
}

package dev.kinora.transcoder.library;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a description beside a film (NFO, as media centres write it) says. A document type, entities
 * and everything outside the document are refused or ignored: nothing else is read or fetched.
 */
public record FilmNote(
    Optional<String> title,
    Optional<Integer> year,
    Optional<String> plot,
    Optional<String> series,
    Optional<Integer> season,
    Optional<Integer> episode) {
  /** A description without content. */
  public static final FilmNote NOTHING =
      new FilmNote(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_TEXT_CHARS = 4000;
  private static final int MOST_ELEMENTS = 20_000;
  private static final int DEEPEST = 32;
  private static final Set<String> ROOTS = Set.of("movie", "episodedetails", "musicvideo");
  private static final Set<String> WANTED =
      Set.of("title", "year", "premiered", "aired", "plot", "showtitle", "season", "episode");

  /**
   * Reads a description.
   *
   * @return nothing if the file is no such document, as many with this ending are
   * @throws IOException if it cannot be read
   */
  public static Optional<FilmNote> read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    return bytes.length > MOST_BYTES ? Optional.empty() : of(bytes);
  }

  /** Reads a description's bytes. */
  static Optional<FilmNote> of(byte[] bytes) {
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
      try {
        return fields(xml).map(FilmNote::ofFields);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException _) {
      return Optional.empty();
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver((publicId, systemId, base, space) -> InputStream.nullInputStream());
    return factory;
  }

  /** The first text of each wanted element right below the root. */
  private static Optional<Map<String, String>> fields(XMLStreamReader xml)
      throws XMLStreamException {
    Map<String, String> fields = new HashMap<>();
    StringBuilder text = new StringBuilder();
    int depth = 0;
    int elements = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          text.setLength(0);
          if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
            return Optional.empty();
          }
          if (depth == 1 && !ROOTS.contains(xml.getLocalName())) {
            return Optional.empty();
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (depth == 2 && text.length() < MOST_TEXT_CHARS) {
            text.append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (depth == 2 && WANTED.contains(xml.getLocalName())) {
            fields.putIfAbsent(xml.getLocalName(), text.toString());
          }
          depth--;
          if (depth == 0) {
            // Media centres write an address behind the document, which is no XML.
            return Optional.of(fields);
          }
        }
        default -> {
          // Comments and instructions say nothing; a document type is not followed.
        }
      }
    }
    return Optional.empty();
  }

  private static FilmNote ofFields(Map<String, String> fields) {
    Optional<Integer> year =
        number(fields, "year", 1800, 2100)
            .or(() -> number(fields, "premiered", 1800, 2100))
            .or(() -> number(fields, "aired", 1800, 2100));
    return new FilmNote(
        text(fields, "title"),
        year,
        text(fields, "plot"),
        text(fields, "showtitle"),
        number(fields, "season", 0, 9999),
        number(fields, "episode", 0, 9999));
  }

  private static Optional<String> text(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .map(Words::visible)
        .map(t -> t.length() > MOST_TEXT_CHARS ? t.substring(0, MOST_TEXT_CHARS) : t)
        .filter(t -> !t.isEmpty());
  }

  /** A number, or the one that a date begins with. */
  private static Optional<Integer> number(
      Map<String, String> fields, String name, int least, int most) {
    String digits = fields.getOrDefault(name, "").strip();
    if (!digits.matches("\\d{1,4}([^\\d].{0,20})?")) {
      return Optional.empty();
    }
    int value = Integer.parseInt(digits.split("\\D", 2)[0]);
    return value >= least && value <= most ? Optional.of(value) : Optional.empty();
  }
}

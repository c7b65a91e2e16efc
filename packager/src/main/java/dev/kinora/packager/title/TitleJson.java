package dev.kinora.packager.title;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The documents of a title's published folder as JSON, in both directions. The same value always
 * gives the same bytes; properties stand in the records' order. Safe for use by any thread.
 *
 * <pre>
 * title.json     {"version": 1, "title": {…}}
 * measured.json  {"version": 1, "measured": {"renditions": {name: {"peak", "average"}}}}
 * failure.json   {"version": 1, "reason": "…"}
 * </pre>
 *
 * <p>Readers refuse what they do not know: a property that this version does not understand may
 * change the meaning of those that it does.
 */
public final class TitleJson {
  /** Largest document that is read, in bytes. A ten-hour title takes about 150,000. */
  public static final int MAX_BYTES = 8 << 20;

  private static final int VERSION = 1;
  private static final List<String> LATER_ADDED =
      List.of(
          "\"notes\"",
          "\"about\"",
          "\"texts\"",
          "\"choices\"",
          "\"chapters\"",
          "\"tags\"",
          "\"loudness\"",
          "\"complexity\"",
          "\"mirrored\"");
  private static final int MAX_TEXT_CHARS = 64 << 10;
  private static final JsonMapper MAPPER = mapper();
  private static final ObjectReader EARLIER =
      MAPPER.reader().without(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
  private static final ObjectWriter WRITER = MAPPER.writer().with(lineBreakIsOneByte());

  private TitleJson() {}

  /** The title as {@code title.json}: UTF-8, indented, ending in a line break. */
  public static byte[] write(Title title) {
    return bytes(new TitleDocument(VERSION, title));
  }

  /** What the finished segments weigh as {@code measured.json}. */
  public static byte[] write(Measured measured) {
    return bytes(new MeasuredDocument(VERSION, measured));
  }

  /** Why a title cannot be finished, as {@code failure.json}. */
  public static byte[] writeFailure(String reason) {
    return bytes(new FailureDocument(VERSION, reason));
  }

  /**
   * Reads {@code title.json}.
   *
   * @param where names the document in messages, such as its path
   */
  public static Title readTitle(byte[] json, String where) throws MediaException {
    TitleDocument document = read(json, where, TitleDocument.class);
    requireVersion(document.version, where);
    return document.title;
  }

  /** Reads {@code measured.json}. */
  public static Measured readMeasured(byte[] json, String where) throws MediaException {
    MeasuredDocument document = read(json, where, MeasuredDocument.class);
    requireVersion(document.version, where);
    return document.measured;
  }

  /** Reads {@code failure.json}. */
  public static String readFailure(byte[] json, String where) throws MediaException {
    FailureDocument document = read(json, where, FailureDocument.class);
    requireVersion(document.version, where);
    return document.reason;
  }

  private record TitleDocument(int version, Title title) {}

  private record MeasuredDocument(int version, Measured measured) {}

  private record FailureDocument(int version, String reason) {}

  private static byte[] bytes(Object document) {
    byte[] json = WRITER.writeValueAsBytes(document);
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  private static <T> T read(byte[] json, String where, Class<T> type) throws MediaException {
    if (json.length > MAX_BYTES) {
      throw new MediaException.Malformed(
          where, "at most " + MAX_BYTES + " bytes", json.length + " bytes");
    }
    T value;
    try {
      value = (isComplete(json) ? MAPPER.reader() : EARLIER).forType(type).readValue(json);
    } catch (JacksonException | ArithmeticException e) {
      throw malformed(where, e);
    }
    if (value == null) {
      throw new MediaException.Malformed(where, "an object", "null");
    }
    return value;
  }

  /** Titles were once stored without these, which is all that may be missing. */
  private static boolean isComplete(byte[] json) {
    String text = new String(json, StandardCharsets.ISO_8859_1);
    return !text.contains("\"tracks\"") || LATER_ADDED.stream().allMatch(text::contains);
  }

  private static MediaException malformed(String where, RuntimeException cause) {
    if (!(cause instanceof JacksonException json)) {
      return new MediaException.Malformed(where + ": " + cause.getMessage());
    }
    var place = new StringBuilder(where);
    var at = json.getLocation();
    if (at != null && at.getLineNr() > 0) {
      place.append(':').append(at.getLineNr()).append(':').append(at.getColumnNr());
    }
    String separator = " ";
    for (JacksonException.Reference step : json.getPath()) {
      String name = step.getPropertyName();
      place.append(name == null ? "[" + step.getIndex() + "]" : separator + name);
      separator = ".";
    }
    return new MediaException.Malformed(place + ": " + json.getOriginalMessage());
  }

  private static void requireVersion(int version, String where) throws MediaException {
    if (version != VERSION) {
      throw new MediaException.Unsupported(
          "%s: expected version %d, found %d; a newer Kinora wrote it"
              .formatted(where, VERSION, version));
    }
  }

  private static JsonMapper mapper() {
    var limits =
        StreamReadConstraints.builder()
            .maxDocumentLength(MAX_BYTES)
            .maxNestingDepth(16)
            .maxNumberLength(20)
            .maxNameLength(256)
            .maxStringLength(MAX_TEXT_CHARS)
            .build();
    var module =
        new SimpleModule()
            .addSerializer(Rational.class, new RationalJson.Writer())
            .addDeserializer(Rational.class, new RationalJson.Reader())
            .addSerializer(Timeline.class, new TimelineJson.Writer())
            .addDeserializer(Timeline.class, new TimelineJson.Reader());
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
        .addModule(module)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .build();
  }

  private static DefaultPrettyPrinter lineBreakIsOneByte() {
    return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
  }
}

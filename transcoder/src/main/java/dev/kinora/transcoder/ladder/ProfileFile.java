package dev.kinora.transcoder.ladder;

import dev.kinora.packager.MediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Profiles as files, {@code profiles/NAME.json} in the data folder; {@code docs/profiles.md} tells
 * their shape.
 */
public final class ProfileFile {
  private static final long MOST_BYTES = 64 << 10;
  private static final Set<String> SOFTWARE =
      Set.of("libx264", "libx265", "libsvtav1", "libvpx-vp9");
  private static final Set<String> KNOWN =
      Set.of("codec", "encoder", "preset", "quality", "capPercent", "smallestSide", "largestSide");
  private static final JsonMapper MAPPER = new JsonMapper();

  private final String where;

  private ProfileFile(String where) {
    this.where = where;
  }

  /**
   * The profile of that name: a file's, or one that needs none.
   *
   * @param folder where the files are; need not exist
   * @throws MediaException if there is none, or its file is wrong, with the place in it
   */
  public static Profile find(Path folder, String name) throws MediaException, IOException {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new MediaException.Malformed("profile", "a name such as av1", name);
    }
    Path file = folder.resolve(name + ".json");
    if (Files.exists(file)) {
      if (Files.size(file) > MOST_BYTES) {
        throw new MediaException.Malformed(
            file.toString(), "at most " + MOST_BYTES + " bytes", Files.size(file));
      }
      return new ProfileFile(file.toString()).read(name, Files.readString(file));
    }
    return Profile.builtIn(name)
        .orElseThrow(() ->
            new MediaException.Unsupported(
                "There is no profile %s: expected one of %s, or a file %s."
                    .formatted(name, String.join(", ", Profile.builtInNames()), file)));
  }

  /** Reads a file's text. */
  static Profile read(String name, String text, String where) throws MediaException {
    return new ProfileFile(where).read(name, text);
  }

  private Profile read(String name, String text) throws MediaException {
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new MediaException.Malformed(
          "%s:%d:%d: %s"
              .formatted(
                  where,
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()));
    }
    JsonNode families = root.path("families");
    if (!families.isArray() || root.size() != 1) {
      throw wrong("an object with one member, a list \"families\"", root.propertyNames());
    }
    List<Family> read = new ArrayList<>();
    for (int i = 0; i < families.size(); i++) {
      read.add(family(families.get(i), "families[" + i + "]"));
    }
    try {
      return new Profile(name, read);
    } catch (IllegalArgumentException e) {
      throw new MediaException.Malformed(where + ": " + e.getMessage());
    }
  }

  private Family family(JsonNode node, String at) throws MediaException {
    for (String member : node.propertyNames()) {
      if (!KNOWN.contains(member)) {
        throw wrong(at + ": one of " + KNOWN.stream().sorted().toList(), member);
      }
    }
    String word = node.path("codec").asString("");
    Coding coding =
        Coding.named(word)
            .orElseThrow(() -> wrong(at + ".codec: one of h264, hevc, av1, vp9", word));
    String encoder = node.path("encoder").asString(coding.encoder());
    if (!encoder.equals(coding.encoder())) {
      throw refused(at, coding, encoder);
    }
    Family usual = Family.of(coding);
    try {
      return new Family(
          coding,
          node.path("preset").asString(usual.preset()),
          number(node, "quality", at, usual.quality()),
          number(node, "capPercent", at, usual.capPercent()),
          number(node, "smallestSide", at, usual.smallestSide()),
          number(node, "largestSide", at, usual.largestSide()));
    } catch (IllegalArgumentException e) {
      throw new MediaException.Malformed("%s: %s.%s".formatted(where, at, e.getMessage()));
    }
  }

  private MediaException refused(String at, Coding coding, String encoder) {
    String why =
        SOFTWARE.contains(encoder)
            ? "makes another coding"
            : "is none that gives the same bytes in every run, which segments made in any order"
                + " and on any machine need; encoders of graphics cards do not";
    return new MediaException.Unsupported(
        "%s: %s.encoder: %s %s; leave it out to use %s"
            .formatted(where, at, encoder, why, coding.encoder()));
  }

  private int number(JsonNode node, String name, String at, int usual) throws MediaException {
    JsonNode value = node.path(name);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.isInt()) {
      throw wrong(at + "." + name + ": a whole number", value);
    }
    return value.intValue();
  }

  private MediaException wrong(String expected, Object found) {
    return new MediaException.Malformed(where, expected, found);
  }
}

package dev.kinora.packager.dash;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Representations between which a player may switch at any segment boundary (ISO/IEC 23009-1,
 * 5.3.3). Segments of all of them begin at the same times, each with a picture that needs no
 * earlier one.
 *
 * @param language BCP 47
 * @param roles values of {@code urn:mpeg:dash:role:2011}, such as {@code main}
 * @param trickOf the id of the set that this one holds the key frames of, for fast forward and back
 *     (DASH-IF interoperability points, 3.2.9); players that know no such sets have to leave it
 */
public record AdaptationSet(
    long id,
    Content content,
    Optional<String> language,
    Optional<String> label,
    List<String> roles,
    Optional<Long> trickOf,
    SegmentTemplate template,
    List<Representation> representations) {
  static final String NAME = "AdaptationSet";

  private static final long MAX_ID = 0xFFFF_FFFFL;
  private static final String ROLE = "Role";
  private static final String ROLE_SCHEME = "urn:mpeg:dash:role:2011";
  private static final String ESSENTIAL = "EssentialProperty";
  private static final String TRICK_SCHEME = "http://dashif.org/guidelines/trickmode";

  /** How many times faster than real time one key frame a segment still looks like motion. */
  private static final int MAX_PLAYOUT_RATE = 32;

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
  private static final Pattern ROLE_VALUE = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Set<String> CARRIED =
      Set.of("Label", ROLE, ESSENTIAL, SegmentTemplate.NAME, Representation.NAME);
  private static final Set<String> IGNORED = Set.of("SupplementalProperty", "Accessibility");

  /** What is in the set. */
  public enum Content {
    VIDEO("video", "video/mp4"),
    AUDIO("audio", "audio/mp4");

    final String type;
    final String mimeType;

    Content(String type, String mimeType) {
      this.type = type;
      this.mimeType = mimeType;
    }
  }

  /** A set that is played at ordinary speed. */
  public AdaptationSet(
      long id,
      Content content,
      Optional<String> language,
      Optional<String> label,
      List<String> roles,
      SegmentTemplate template,
      List<Representation> representations) {
    this(id, content, language, label, roles, Optional.empty(), template, representations);
  }

  public AdaptationSet {
    roles = List.copyOf(roles);
    representations = List.copyOf(representations);
    if (id < 0 || id > MAX_ID || representations.isEmpty()) {
      throw new IllegalArgumentException(
          "adaptation set %d: expected an id of 32 bits and a representation".formatted(id));
    }
    if (language.isPresent() && !LANGUAGE.matcher(language.get()).matches()) {
      throw new IllegalArgumentException("@lang: expected BCP 47, found " + language.get());
    }
    label.ifPresent(XmlOut::checked);
    for (String role : roles) {
      if (!ROLE_VALUE.matcher(role).matches()) {
        throw new IllegalArgumentException("role: expected a word, found \"" + role + "\"");
      }
    }
    for (Representation one : representations) {
      if (one.content() != content) {
        throw new IllegalArgumentException(one.id() + ": expected " + content.type);
      }
    }
  }

  static AdaptationSet read(XmlElement in) throws MediaException {
    in.allow(CARRIED, IGNORED);
    Content content = content(in);
    if (!in.isTrue("segmentAlignment") || in.number("startWithSAP", 6, 0) != 1) {
      throw in.unsupported("only aligned segments that start with SAP type 1 are handled");
    }
    List<Representation> representations = new ArrayList<>();
    for (XmlElement representation : in.children(Representation.NAME)) {
      representations.add(Representation.read(representation, content));
    }
    List<String> roles = new ArrayList<>();
    for (XmlElement role : in.children(ROLE)) {
      if (role.required("schemeIdUri").equals(ROLE_SCHEME)) {
        roles.add(role.required("value"));
      }
    }
    try {
      return new AdaptationSet(
          in.number("id", MAX_ID),
          content,
          in.attribute("lang"),
          in.optionalChild("Label").map(XmlElement::text),
          roles,
          trickOf(in),
          SegmentTemplate.read(in.child(SegmentTemplate.NAME)),
          representations);
    } catch (IllegalArgumentException e) {
      throw in.refused(e);
    }
  }

  private static Optional<Long> trickOf(XmlElement in) throws MediaException {
    Optional<XmlElement> property = in.optionalChild(ESSENTIAL);
    if (property.isEmpty()) {
      return Optional.empty();
    }
    if (!property.get().required("schemeIdUri").equals(TRICK_SCHEME)) {
      throw property.get().unsupported("only the scheme " + TRICK_SCHEME + " is handled");
    }
    return Optional.of(property.get().number("value", MAX_ID));
  }

  private static Content content(XmlElement in) throws MediaException {
    String mimeType = in.required("mimeType");
    for (Content content : Content.values()) {
      if (content.mimeType.equals(mimeType)) {
        return content;
      }
    }
    throw in.unsupported("media type " + mimeType + " is not handled");
  }

  void write(XmlOut out) {
    out.open(NAME)
        .attribute("id", id)
        .attribute("contentType", content.type)
        .attribute("mimeType", content.mimeType)
        .attribute("lang", language)
        .attribute("maxWidth", largest(video -> video.width()))
        .attribute("maxHeight", largest(video -> video.height()))
        .attribute("maxFrameRate", largest(Representation.Video::frameRate))
        .attribute("segmentAlignment", true)
        .attribute("startWithSAP", 1);
    trickOf.ifPresent(of ->
        out.attribute("maxPlayoutRate", MAX_PLAYOUT_RATE)
            .attribute("codingDependency", false)
            .open(ESSENTIAL)
            .attribute("schemeIdUri", TRICK_SCHEME)
            .attribute("value", of)
            .close());
    label.ifPresent(text -> out.open("Label").text(text).close());
    for (String role : roles) {
      out.open(ROLE).attribute("schemeIdUri", ROLE_SCHEME).attribute("value", role).close();
    }
    template.write(out);
    representations.forEach(representation -> representation.write(out));
    out.close();
  }

  private <T extends Comparable<T>> Optional<T> largest(
      Function<Representation.Video, T> property) {
    return representations.stream()
        .filter(Representation.Video.class::isInstance)
        .map(Representation.Video.class::cast)
        .map(property)
        .max(Comparator.naturalOrder());
  }
}

package dev.kinora.packager.dash;

import dev.kinora.packager.MediaException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Subtitles in one file of their own beside the media (ISO/IEC 23009-1, 5.3.3; DASH-IF IOP, 6.4.2),
 * which players fetch whole.
 *
 * <pre>
 * AdaptationSet   text/vtt
 * ├─ Label, Role
 * └─ Representation
 *    └─ BaseURL
 * </pre>
 *
 * @param language BCP 47
 * @param role of {@code urn:mpeg:dash:role:2011}: {@code subtitle}, {@code caption} where sounds
 *     are told too, or {@code forced-subtitle}
 * @param name the representation's
 * @param bandwidth bits a second
 * @param uri of the file
 */
public record TextSet(
    long id,
    Optional<String> language,
    String label,
    String role,
    String name,
    long bandwidth,
    String uri) {
  private static final String TYPE = "text/vtt";
  private static final String ROLE = "Role";
  private static final String ROLE_SCHEME = "urn:mpeg:dash:role:2011";
  private static final String BASE = "BaseURL";
  private static final Set<String> ROLES = Set.of("subtitle", "caption", "forced-subtitle");
  private static final Pattern URI = Pattern.compile("[A-Za-z0-9._/-]{1,200}");
  private static final long MAX_ID = 0xFFFF_FFFFL;

  public TextSet {
    Ids.check(Representation.NAME, name);
    XmlOut.checked(label);
    if (bandwidth < 1 || bandwidth > Representation.Checks.MAX_BANDWIDTH) {
      throw new IllegalArgumentException(name + ": expected a bandwidth, found " + bandwidth);
    }
    if (!ROLES.contains(role) || !URI.matcher(uri).matches()) {
      throw new IllegalArgumentException(
          "%s: expected a role of %s and an address, found %s and %s"
              .formatted(name, ROLES, role, uri));
    }
  }

  static boolean isOne(XmlElement in) {
    return in.attribute("mimeType").equals(Optional.of(TYPE));
  }

  static TextSet read(XmlElement in) throws MediaException {
    in.allow(Set.of("Label", ROLE, Representation.NAME), Set.of());
    XmlElement representation = in.child(Representation.NAME);
    try {
      return new TextSet(
          in.number("id", MAX_ID),
          in.attribute("lang"),
          in.child("Label").text(),
          in.child(ROLE).required("value"),
          representation.required("id"),
          representation.number("bandwidth", Representation.Checks.MAX_BANDWIDTH),
          representation.child(BASE).text());
    } catch (IllegalArgumentException e) {
      throw in.refused(e);
    }
  }

  void write(XmlOut out) {
    out.open(AdaptationSet.NAME)
        .attribute("id", id)
        .attribute("contentType", "text")
        .attribute("mimeType", TYPE)
        .attribute("lang", language);
    out.open("Label").text(label).close();
    out.open(ROLE).attribute("schemeIdUri", ROLE_SCHEME).attribute("value", role).close();
    out.open(Representation.NAME).attribute("id", name).attribute("bandwidth", bandwidth);
    out.open(BASE).text(uri).close().close().close();
  }
}

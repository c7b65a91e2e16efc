package dev.kinora.packager.check.dash;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.dash.XmlElement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an AdaptationSet and its Representations say of themselves. Pure functions. */
final class SetRules {
  private static final String LANGUAGE = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*";

  private SetRules() {}

  static void check(XmlElement set, Values values, Findings out) {
    Set<String> families = new HashSet<>();
    Set<String> kinds = new HashSet<>();
    for (XmlElement one : set.children("Representation")) {
      Optional<String> mimeType = either(one, set, "mimeType");
      Optional<String> codecs = either(one, set, "codecs");
      if (mimeType.isEmpty()) {
        out.add(DashRule.MIME_TYPE, values.at(one), "@mimeType", "none");
        continue;
      }
      kinds.add(mimeType.get().split("/", 2)[0]);
      boolean text = mimeType.get().startsWith("text/");
      if (codecs.isEmpty() && !text && !mimeType.get().startsWith("image/")) {
        out.add(DashRule.CODECS, values.at(one), "@codecs", "none");
      }
      codecs.ifPresent(c -> families.add(c.split("\\.", 2)[0]));
      if (mimeType.get().startsWith("audio/")) {
        sound(one, set, values, out);
      }
      if (mimeType.get().startsWith("video/")) {
        picture(one, set, values, out);
      }
    }
    if (families.size() > 1 || kinds.size() > 1) {
      out.add(
          DashRule.ONE_KIND,
          values.at(set),
          "one codec family and one kind of content",
          "%s, %s".formatted(families, kinds));
    }
    Optional<String> language = set.attribute("lang");
    if (language.isPresent() && !language.get().matches(LANGUAGE)) {
      out.add(DashRule.SOUND, values.at(set), "@lang of BCP 47", language.get());
    }
  }

  private static Optional<String> either(XmlElement one, XmlElement set, String name) {
    return one.attribute(name).or(() -> set.attribute(name));
  }

  private static void sound(XmlElement one, XmlElement set, Values values, Findings out) {
    boolean channels =
        !one.children("AudioChannelConfiguration").isEmpty()
            || !set.children("AudioChannelConfiguration").isEmpty();
    if (!channels || either(one, set, "audioSamplingRate").isEmpty()) {
      out.add(
          DashRule.SOUND,
          values.at(one),
          "@audioSamplingRate and AudioChannelConfiguration",
          channels ? "no @audioSamplingRate" : "no AudioChannelConfiguration");
    }
  }

  private static void picture(XmlElement one, XmlElement set, Values values, Findings out) {
    for (String name : List.of("width", "height", "frameRate")) {
      if (either(one, set, name).isEmpty()) {
        out.add(DashRule.PICTURE, values.at(one), "@" + name, "none");
      }
    }
  }
}

package dev.kinora.packager.check;

import dev.kinora.packager.check.dash.DashRule;
import dev.kinora.packager.check.finding.Rule;
import dev.kinora.packager.check.hls.AppleRule;
import dev.kinora.packager.check.hls.HlsRule;
import dev.kinora.packager.check.hls.LowLatencyRule;
import dev.kinora.packager.check.media.MediaRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The registry of all rules. */
public final class Rules {
  private Rules() {}

  /** Every rule by its family, in the order of the documents. */
  public static Map<String, List<Rule>> byFamily() {
    Map<String, List<Rule>> families = new LinkedHashMap<>();
    families.put("HLS playlists", List.of(HlsRule.values()));
    families.put("Low-latency HLS", List.of(LowLatencyRule.values()));
    families.put("Apple's authoring rules", List.of(AppleRule.values()));
    families.put("DASH manifests", List.of(DashRule.values()));
    families.put("CMAF, transport streams and text", List.of(MediaRule.values()));
    return families;
  }

  /** Every rule. */
  public static List<Rule> all() {
    List<Rule> all = new ArrayList<>();
    byFamily().values().forEach(all::addAll);
    return List.copyOf(all);
  }

  /** The rules as a document: one table a family. */
  public static String document() {
    StringBuilder text = new StringBuilder();
    byFamily()
        .forEach((family, rules) -> {
          text.append("## ").append(family).append("\n\n");
          text.append("| id | severity | rule | clause |\n|---|---|---|---|\n");
          for (Rule rule : rules) {
            text.append(
                "| %s | %s | %s | %s |%n"
                    .formatted(rule.id(), rule.severity().word(), rule.sentence(), rule.clause())
                    .replace(System.lineSeparator(), "\n"));
          }
          text.append('\n');
        });
    return text.toString();
  }
}

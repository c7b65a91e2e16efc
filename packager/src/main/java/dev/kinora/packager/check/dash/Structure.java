package dev.kinora.packager.check.dash;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.dash.XmlElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which elements stand where, by the schema, as far as players depend on it. Pure functions. */
final class Structure {
  private static final List<String> BASE =
      List.of(
          "FramePacking",
          "AudioChannelConfiguration",
          "ContentProtection",
          "OutputProtection",
          "EssentialProperty",
          "SupplementalProperty",
          "InbandEventStream",
          "Switching",
          "RandomAccess",
          "GroupLabel",
          "Label",
          "ProducerReferenceTime",
          "ContentPopularityRate",
          "Resync");

  private static final Map<String, List<String>> ORDER =
      Map.of(
          "MPD",
          List.of("ProgramInformation", "BaseURL", "Location", "Period", "Metrics", "UTCTiming"),
          "Period",
          List.of(
              "BaseURL",
              "SegmentBase",
              "SegmentList",
              "SegmentTemplate",
              "AssetIdentifier",
              "EventStream",
              "AdaptationSet",
              "Subset"),
          "AdaptationSet",
          joined(
              BASE,
              List.of(
                  "Accessibility",
                  "Role",
                  "Rating",
                  "Viewpoint",
                  "ContentComponent",
                  "BaseURL",
                  "SegmentBase",
                  "SegmentList",
                  "SegmentTemplate",
                  "Representation")),
          "Representation",
          joined(
              BASE,
              List.of(
                  "BaseURL",
                  "ExtendedBandwidth",
                  "SubRepresentation",
                  "SegmentBase",
                  "SegmentList",
                  "SegmentTemplate")));

  private static final Set<String> OTHERS =
      Set.of(
          "PatchLocation",
          "ServiceDescription",
          "InitializationSet",
          "InitializationGroup",
          "InitializationPresentation",
          "LeapSecondInformation",
          "EmptyAdaptationSet",
          "Preselection",
          "Title",
          "Source",
          "Copyright",
          "Initialization",
          "RepresentationIndex",
          "SegmentURL",
          "SegmentTimeline",
          "S",
          "Pattern",
          "P",
          "BitstreamSwitching",
          "FailoverContent",
          "FCS",
          "Event",
          "Scope",
          "Latency",
          "PlaybackRate",
          "OperatingQuality",
          "OperatingBandwidth",
          "ContentSteering",
          "ClientDataReporting",
          "CMCDParameters",
          "Reporting",
          "Range",
          "PR",
          "ReplacePresentation",
          "ModelPair");

  private Structure() {}

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }

  static void check(XmlElement mpd, Values values, Findings out) {
    Set<String> known = new HashSet<>(OTHERS);
    known.addAll(ORDER.keySet());
    ORDER.values().forEach(known::addAll);
    walk(mpd, known, values, out);
  }

  private static void walk(XmlElement in, Set<String> known, Values values, Findings out) {
    List<String> order = ORDER.getOrDefault(in.name(), List.of());
    int reached = -1;
    for (XmlElement child : in.children()) {
      if (!known.contains(child.name())) {
        out.add(DashRule.UNKNOWN, values.at(child), "an element of the standard", child.name());
        continue;
      }
      int place = order.indexOf(child.name());
      if (place >= 0 && place < reached) {
        out.add(
            DashRule.ORDER,
            values.at(child),
            "%s before %s".formatted(child.name(), order.get(reached)),
            "it behind");
      }
      reached = Math.max(reached, place);
      walk(child, known, values, out);
    }
  }
}

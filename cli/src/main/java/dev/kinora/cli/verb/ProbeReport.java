package dev.kinora.cli.verb;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kinora.cli.terminal.Terminal;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.transcoder.ingest.TitlePlan;
import dev.kinora.transcoder.ladder.Coding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a probe shows.
 *
 * @param container libavformat's name of the format
 * @param tracks one sentence a track of the source
 * @param renditions one sentence a rendition that would be made
 * @param reasons why it would be done so
 * @param notes what viewers would miss
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProbeReport(
    String file,
    long sizeBytes,
    String container,
    String durationSeconds,
    List<String> tracks,
    List<String> renditions,
    List<String> reasons,
    List<String> notes) {

  static ProbeReport of(SourceIdentity source, SourceInfo info, TitlePlan plan) {
    return new ProbeReport(
        source.path(),
        source.sizeBytes(),
        info.container(),
        decimal(info.duration()),
        info.tracks().stream().map(ProbeReport::track).toList(),
        plan.plan().renditions().stream().map(r -> rendition(r, plan)).toList(),
        reasons(info, plan),
        info.notes());
  }

  private static String track(SourceTrack track) {
    return switch (track) {
      case SourceTrack.Video v ->
          "#%d video %s %dx%d, %s frames a second%s, %s%s"
              .formatted(
                  v.index(),
                  v.codec(),
                  v.width(),
                  v.height(),
                  decimal(v.frameRate()),
                  v.constantRate() ? "" : " (source varies)",
                  v.pixelFormat(),
                  shape(v));
      case SourceTrack.Audio a ->
          "#%d audio %s, %d channels, %d Hz%s"
              .formatted(
                  a.index(),
                  a.codec(),
                  a.channels(),
                  a.sampleRate(),
                  a.language().map(l -> ", " + l).orElse(""));
      case SourceTrack.Text t ->
          "#%d subtitles %s%s%s%s"
              .formatted(
                  t.index(),
                  t.codec(),
                  t.language().map(l -> ", " + l).orElse(""),
                  t.forced() ? ", forced" : "",
                  t.hearingImpaired() ? ", for the hearing impaired" : "");
      case SourceTrack.Other o -> "#%d %s %s, not used".formatted(o.index(), o.type(), o.codec());
    };
  }

  private static String shape(SourceTrack.Video v) {
    StringBuilder text = new StringBuilder();
    if (!v.sampleAspect().equals(Rational.ONE)) {
      text.append(", pixels ").append(v.sampleAspect()).append(" as wide as high");
    }
    if (v.mirrored()) {
      text.append(", mirrored");
    }
    if (v.rotationDegrees() != 0) {
      text.append(", turned by ").append(v.rotationDegrees()).append("°");
    }
    if (v.interlaced()) {
      text.append(", interlaced");
    }
    return text.toString();
  }

  private static String rendition(Rendition rendition, TitlePlan plan) {
    String how = plan.choices().copied().contains(rendition.name()) ? ", the source's own" : "";
    return switch (rendition) {
      case Rendition.Video v ->
          "%s: %s %dx%d, at most %.1f Mbit/s%s"
              .formatted(
                  v.name(),
                  Coding.labelOf(v.recipe().encoder()),
                  v.width(),
                  v.height(),
                  v.recipe().maxBitsPerSecond() / 1e6,
                  how);
      case Rendition.Audio a ->
          "%s: AAC, %d channels, %d Hz, \"%s\"%s"
              .formatted(a.name(), a.channels(), a.sampleRate(), a.label(), how);
    };
  }

  private static List<String> reasons(SourceInfo info, TitlePlan plan) {
    List<String> reasons = new ArrayList<>();
    info.video()
        .ifPresent(v -> {
          reasons.add("No rung is larger than the source's own picture.");
          if (!v.constantRate()) {
            reasons.add(
                "The source's rate varies: each of "
                    + decimal(v.frameRate())
                    + " frames a second shows what the source shows at that moment.");
          }
          if (v.interlaced()) {
            reasons.add("The picture is interlaced and will be deinterlaced.");
          }
        });
    reasons.addAll(plan.choices().reasons());
    if (info.video().isEmpty()) {
      reasons.add("There is no moving picture: the title is sound only.");
    }
    plan.plan()
        .video()
        .or(() -> plan.plan().audio())
        .ifPresent(t ->
            reasons.add(
                "%d segments in %d spans; playing can start at once, spans are encoded when asked for."
                    .formatted(t.segmentCount(), t.spanCount())));
    return reasons;
  }

  private static String decimal(Rational value) {
    return String.format(Locale.ROOT, "%.3f", value.toDouble()).replaceFirst("\\.?0+$", "");
  }

  @JsonIgnore
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("%s: %s, %s s, %d bytes".formatted(file, container, durationSeconds, sizeBytes));
    tracks.forEach(t -> lines.add("  " + t));
    lines.add("Kinora would make:");
    renditions.forEach(r -> lines.add("  " + r));
    lines.add("because:");
    reasons.forEach(r -> lines.add("  " + r));
    return lines.stream().map(Terminal::inert).toList();
  }
}

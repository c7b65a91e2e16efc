package dev.kinora.origin.api;

import dev.kinora.origin.library.LibraryTitle;
import dev.kinora.origin.library.Stage;
import dev.kinora.packager.preview.TileMap;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.About;
import dev.kinora.packager.title.Chapter;
import dev.kinora.packager.title.Choices;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceTags;
import dev.kinora.packager.title.TextTrack;
import dev.kinora.packager.title.Title;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Titles as the API shows them. Pure; members stand in the order in which they are written. */
final class TitleView {
  private TitleView() {}

  /** What a list shows of a title. */
  static Map<String, @Nullable Object> summary(LibraryTitle entry) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("id", entry.id());
    members.put("name", entry.name());
    switch (entry.stage()) {
      case Stage.Probing p -> unknown(members, "probing", Optional.empty());
      case Stage.Refused refused -> unknown(members, "failed", Optional.of(refused.reason()));
      case Stage.Probed probed -> known(members, probed);
    }
    members.put("addedAt", entry.addedAt().toString());
    return members;
  }

  private static void unknown(
      Map<String, @Nullable Object> members, String state, Optional<String> error) {
    members.put("state", state);
    members.put("progress", 0);
    members.put("durationSeconds", null);
    members.put("width", null);
    members.put("height", null);
    members.put("poster", null);
    members.put("thumbnails", null);
    error.ifPresent(e -> members.put("error", e));
  }

  private static void known(Map<String, @Nullable Object> members, Stage.Probed probed) {
    Title title = probed.title();
    switch (probed.state()) {
      case TitleState.Playable p -> {
        members.put("state", "playable");
        members.put("progress", rounded((double) p.spansDone() / Math.max(1, p.spansTotal())));
      }
      case TitleState.Ready r -> {
        members.put("state", "ready");
        members.put("progress", 1);
      }
      case TitleState.Failed failed -> {
        members.put("state", "failed");
        members.put("progress", 0);
        members.put("error", failed.reason());
      }
    }
    members.put("durationSeconds", rounded(title.durationSeconds().toDouble()));
    Optional<Rendition.Video> picture = title.video().stream().findFirst();
    members.put("width", picture.map(Rendition.Video::width).orElse(null));
    members.put("height", picture.map(Rendition.Video::height).orElse(null));
    members.put("poster", probed.poster() ? address(title, "poster.jpg") : null);
    members.put("thumbnails", probed.thumbnails() ? address(title, TileMap.NAME) : null);
    title.about().ifPresent(about -> about(members, about));
    title.info().tags().flatMap(SourceTags::artist).ifPresent(who -> members.put("artist", who));
    title.info().tags().flatMap(SourceTags::album).ifPresent(album -> members.put("album", album));
  }

  /** What is not known is left out. */
  private static void about(Map<String, @Nullable Object> members, About about) {
    about.year().ifPresent(year -> members.put("year", year));
    about.edition().ifPresent(edition -> members.put("edition", edition));
    about.part().ifPresent(part -> members.put("part", part));
    about.episode().ifPresent(episode -> members.put("episode", episode(episode)));
  }

  private static Map<String, @Nullable Object> episode(About.Episode episode) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("series", episode.series());
    members.put("season", episode.season());
    members.put("first", episode.first());
    members.put("last", episode.last());
    episode.title().ifPresent(title -> members.put("title", title));
    return members;
  }

  /** What the page of one title shows. */
  static Map<String, @Nullable Object> detail(LibraryTitle entry) {
    Map<String, @Nullable Object> members = summary(entry);
    if (entry.stage() instanceof Stage.Probed probed) {
      Title title = probed.title();
      title.about().flatMap(About::plot).ifPresent(plot -> members.put("plot", plot));
      members.put("hls", address(title, "master.m3u8"));
      members.put("dash", address(title, "manifest.mpd"));
      // A recorded broadcast has no original.
      members.put("source", title.source().hasFile() ? address(title, "source") : null);
      members.put(
          "renditions",
          title.renditions().stream().map(r -> rendition(title, r, probed.measured())).toList());
      members.put("chapters", title.chapters().stream().map(TitleView::chapter).toList());
      members.put("reasons", title.choices().map(Choices::reasons).orElse(List.of()));
      members.put("texts", title.texts().stream().map(TitleView::text).toList());
    } else {
      members.put("hls", null);
      members.put("dash", null);
      members.put("source", null);
      members.put("renditions", List.of());
      members.put("chapters", List.of());
      members.put("texts", List.of());
    }
    return members;
  }

  private static Map<String, @Nullable Object> chapter(Chapter chapter) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("startSeconds", rounded(chapter.start().toDouble()));
    chapter.name().ifPresent(name -> members.put("name", name));
    return members;
  }

  private static Map<String, @Nullable Object> rendition(
      Title title, Rendition rendition, Optional<Measured> measured) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("name", rendition.name());
    switch (rendition) {
      case Rendition.Video video -> {
        members.put("kind", "video");
        members.put("width", video.width());
        members.put("height", video.height());
        members.put("frameRate", rounded(video.frameRate().toDouble()));
      }
      case Rendition.Audio audio -> members.put("kind", "audio");
    }
    members.put(
        "bitsPerSecond",
        measured
            .map(m -> m.renditions().get(rendition.name()))
            .map(Measured.BitRates::average)
            .orElse(rendition.averageBitsPerSecond()));
    members.put("codecs", rendition.codecs());
    members.put("copied", title.isCopied(rendition));
    if (rendition instanceof Rendition.Audio audio) {
      audio.language().ifPresent(language -> members.put("language", language));
      members.put("label", audio.label());
      members.put("channels", audio.channels());
    }
    return members;
  }

  private static Map<String, @Nullable Object> text(TextTrack track) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("name", track.name());
    track.language().ifPresent(language -> members.put("language", language));
    members.put("label", track.label());
    members.put("forced", track.forced());
    members.put("hearingImpaired", track.hearingImpaired());
    return members;
  }

  private static String address(Title title, String name) {
    return "/titles/" + title.id() + "/" + name;
  }

  /** Three decimals: for display, never for a timeline. */
  private static BigDecimal rounded(double value) {
    BigDecimal shortest =
        BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
    // 40 and not 4E+1.
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}

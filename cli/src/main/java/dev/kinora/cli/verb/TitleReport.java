package dev.kinora.cli.verb;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.About;
import dev.kinora.packager.title.Title;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a script learns of a title.
 *
 * @param state {@code playable}, {@code ready} or {@code failed}
 * @param error a sentence, when it failed
 * @param notes what viewers will miss, a sentence each
 * @param lastEpisode where one file holds several
 * @param missing where its file was, when it is gone
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TitleReport(
    @Nullable String id,
    String name,
    String state,
    @Nullable String error,
    List<String> notes,
    @Nullable Integer year,
    @Nullable String edition,
    @Nullable Integer part,
    @Nullable String series,
    @Nullable Integer season,
    @Nullable Integer episode,
    @Nullable Integer lastEpisode,
    @Nullable String missing) {
  static TitleReport of(Title title, TitleState state) {
    return of(title, state, Optional.empty());
  }

  static TitleReport of(Title title, TitleState state, Optional<String> missing) {
    return switch (state) {
      case TitleState.Playable _ -> of(title, "playable", null, missing);
      case TitleState.Ready _ -> of(title, "ready", null, missing);
      case TitleState.Failed failed -> of(title, "failed", failed.reason(), missing);
    };
  }

  private static TitleReport of(
      Title title, String state, @Nullable String error, Optional<String> missing) {
    About about = title.about().orElse(About.NOTHING);
    Optional<About.Episode> episode = about.episode();
    return new TitleReport(
        title.id(),
        title.name(),
        state,
        error,
        title.info().notes(),
        about.year().orElse(null),
        about.edition().orElse(null),
        about.part().orElse(null),
        episode.map(About.Episode::series).orElse(null),
        episode.map(About.Episode::season).orElse(null),
        episode.map(About.Episode::first).orElse(null),
        episode.filter(e -> e.last() > e.first()).map(About.Episode::last).orElse(null),
        missing.orElse(null));
  }

  static TitleReport refused(String name, String error) {
    return new TitleReport(
        null, name, "failed", error, List.of(), null, null, null, null, null, null, null, null);
  }

  /** A title as a line shows it: with its year, edition and part. */
  static String shown(Title title) {
    About about = title.about().orElse(About.NOTHING);
    StringBuilder shown = new StringBuilder(title.name());
    if (about.episode().isEmpty()) {
      about.year().ifPresent(year -> shown.append(" (").append(year).append(')'));
    }
    about.edition().ifPresent(edition -> shown.append(", ").append(edition));
    about.part().ifPresent(part -> shown.append(", part ").append(part));
    return shown.toString();
  }
}

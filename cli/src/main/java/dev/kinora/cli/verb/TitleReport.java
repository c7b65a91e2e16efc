package dev.kinora.cli.verb;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Title;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a script learns of a title.
 *
 * @param state {@code playable}, {@code ready} or {@code failed}
 * @param error a sentence, when it failed
 * @param notes what viewers will miss, a sentence each
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TitleReport(
    @Nullable String id, String name, String state, @Nullable String error, List<String> notes) {
  static TitleReport of(Title title, TitleState state) {
    return switch (state) {
      case TitleState.Playable _ -> of(title, "playable", null);
      case TitleState.Ready _ -> of(title, "ready", null);
      case TitleState.Failed failed -> of(title, "failed", failed.reason());
    };
  }

  private static TitleReport of(Title title, String state, @Nullable String error) {
    return new TitleReport(title.id(), title.name(), state, error, title.info().notes());
  }

  static TitleReport refused(String name, String error) {
    return new TitleReport(null, name, "failed", error, List.of());
  }
}

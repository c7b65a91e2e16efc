package dev.kinora.cli.verb;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Title;
import org.jspecify.annotations.Nullable;

/**
 * What a script learns of a title.
 *
 * @param state {@code playable}, {@code ready} or {@code failed}
 * @param error a sentence, when it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TitleReport(@Nullable String id, String name, String state, @Nullable String error) {
  static TitleReport of(Title title, TitleState state) {
    return switch (state) {
      case TitleState.Playable _ -> new TitleReport(title.id(), title.name(), "playable", null);
      case TitleState.Ready _ -> new TitleReport(title.id(), title.name(), "ready", null);
      case TitleState.Failed failed ->
          new TitleReport(title.id(), title.name(), "failed", failed.reason());
    };
  }

  static TitleReport refused(String name, String error) {
    return new TitleReport(null, name, "failed", error);
  }
}

package dev.kinora.packager.publish;

import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Title;

/** Names one span of one lane of a title. */
public record SpanRef(String titleId, Lane lane, int index) {
  public SpanRef {
    if (!Title.ID.matcher(titleId).matches() || index < 0) {
      throw new IllegalArgumentException(
          "span: expected a title and a place from 0, found \"%s\", %d".formatted(titleId, index));
    }
  }

  @Override
  public String toString() {
    return titleId + "/" + lane + "/" + index;
  }
}

package dev.kinora.packager.publish;

import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;

/** Names one media segment: {@code /titles/{titleId}/{rendition}/{number}.m4s}. */
public record SegmentKey(String titleId, String rendition, int number) {
  public SegmentKey {
    if (!Title.ID.matcher(titleId).matches() || !Rendition.NAME.matcher(rendition).matches()) {
      throw new IllegalArgumentException(
          "segment: expected a title and a rendition, found \"%s\", \"%s\""
              .formatted(titleId, rendition));
    }
    if (number < 0) {
      throw new IllegalArgumentException("segment number: expected 0 or more, found " + number);
    }
  }
}

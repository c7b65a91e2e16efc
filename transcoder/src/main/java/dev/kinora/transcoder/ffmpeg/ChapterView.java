package dev.kinora.transcoder.ffmpeg;

import dev.kinora.packager.time.Rational;
import java.util.Map;

/**
 * A chapter as the demuxer describes it. Immutable.
 *
 * @param start seconds on the source's clock
 * @param tags lower-case names
 */
public record ChapterView(Rational start, Map<String, String> tags) {
  public ChapterView {
    tags = Map.copyOf(tags);
  }
}

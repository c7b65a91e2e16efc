package dev.kinora.transcoder.ffmpeg;

import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Named options on their way into libav*; what is left afterwards was not understood. */
final class Options extends Handle {
  AVDictionary av = new AVDictionary(null);

  static Options of(Map<String, String> entries) {
    Options options = new Options();
    entries.forEach((name, value) -> avutil.av_dict_set(options.av, name, value, 0));
    return options;
  }

  /** Takes note that native code has put another dictionary in this one's place. */
  void replacedBy(@Nullable AVDictionary other) {
    av = other == null ? new AVDictionary(null) : other;
  }

  /** Names that nothing took. */
  java.util.Set<String> leftOver() {
    return Native2Java.entries(av).keySet();
  }

  @Override
  void free() {
    avutil.av_dict_free(av);
  }
}

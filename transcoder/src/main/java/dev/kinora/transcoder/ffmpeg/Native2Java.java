package dev.kinora.transcoder.ffmpeg;

import dev.kinora.packager.time.Rational;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** Small values out of native structures. */
final class Native2Java {
  private Native2Java() {}

  static String text(@Nullable BytePointer pointer, String otherwise) {
    return pointer == null || pointer.isNull()
        ? otherwise
        : pointer.getString(StandardCharsets.UTF_8);
  }

  static Rational rational(AVRational value, Rational otherwise) {
    return value.den() == 0 || value.num() == 0 ? otherwise : Rational.of(value.num(), value.den());
  }

  static Rational aspect(AVRational value) {
    Rational ratio = rational(value, Rational.ONE);
    return ratio.isPositive() ? ratio : Rational.ONE;
  }

  static AVRational avRational(Rational value) {
    return avutil.av_make_q(
        Math.toIntExact(value.numerator()), Math.toIntExact(value.denominator()));
  }

  static Map<String, String> entries(@Nullable AVDictionary dictionary) {
    Map<String, String> entries = new LinkedHashMap<>();
    if (dictionary == null || dictionary.isNull()) {
      return entries;
    }
    AVDictionaryEntry entry = avutil.av_dict_iterate(dictionary, null);
    while (entry != null) {
      entries.put(
          text(entry.key(), "").toLowerCase(java.util.Locale.ROOT), text(entry.value(), ""));
      entry = avutil.av_dict_iterate(dictionary, entry);
    }
    return entries;
  }
}

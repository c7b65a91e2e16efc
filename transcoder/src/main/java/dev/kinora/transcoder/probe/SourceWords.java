package dev.kinora.transcoder.probe;

import dev.kinora.packager.title.Chapter;
import dev.kinora.packager.title.SourceTags;
import dev.kinora.transcoder.ffmpeg.ChapterView;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.StreamView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a container says in words: title, tags and chapters. Pure but for reading them. */
final class SourceWords {
  /** A day of songs of a minute and a half; more is no list that anybody reads. */
  static final int MOST_CHAPTERS = 1000;

  static final int MOST_NAME_CHARS = 200;
  static final int MOST_TEXT_CHARS = 4000;
  private static final Pattern YEAR =
      Pattern.compile("(?<!\\d)((?:18|19|20)\\d\\d)(?!\\d)|^((?:18|19|20)\\d\\d)\\d{4}$");
  // Controls and marks that turn the direction of the text around them.
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]+");

  private SourceWords() {}

  /** The tags of the whole file; Ogg keeps them with its first stream. */
  static Map<String, String> tags(Demuxer demuxer) {
    Map<String, String> tags = new HashMap<>();
    if (demuxer.formatName().equals("ogg")) {
      demuxer.streams().stream()
          .filter(stream -> stream.kind() == StreamView.Kind.AUDIO)
          .findFirst()
          .ifPresent(stream -> tags.putAll(stream.tags()));
    }
    tags.putAll(demuxer.tags());
    return tags;
  }

  /** The name that the container gives. */
  static Optional<String> title(Map<String, String> tags) {
    return text(tags, MOST_TEXT_CHARS, "title");
  }

  static SourceTags of(Map<String, String> tags) {
    return new SourceTags(
        text(tags, MOST_NAME_CHARS, "artist", "album_artist"),
        text(tags, MOST_NAME_CHARS, "album"),
        text(tags, MOST_NAME_CHARS, "date_released", "date", "year").flatMap(SourceWords::year),
        text(tags, MOST_TEXT_CHARS, "synopsis", "description", "summary"));
  }

  private static Optional<String> text(Map<String, String> tags, int most, String... names) {
    for (String name : names) {
      String text = clean(tags.getOrDefault(name, ""), most);
      if (!text.isEmpty()) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> year(String date) {
    Matcher year = YEAR.matcher(date);
    return year.find()
        ? Optional.of(Integer.valueOf(year.group(1) == null ? year.group(2) : year.group(1)))
        : Optional.empty();
  }

  /** The chapters by their starts, one a moment. */
  static List<Chapter> chapters(List<ChapterView> views) {
    List<Chapter> chapters = new ArrayList<>();
    views.stream()
        .sorted(Comparator.comparing(ChapterView::start))
        .limit(MOST_CHAPTERS)
        .forEach(view -> {
          Optional<String> name = text(view.tags(), MOST_NAME_CHARS, "title");
          if (chapters.isEmpty() || chapters.getLast().start().compareTo(view.start()) < 0) {
            chapters.add(new Chapter(view.start(), name));
          } else if (chapters.getLast().name().isEmpty() && name.isPresent()) {
            chapters.set(chapters.size() - 1, new Chapter(view.start(), name));
          }
        });
    return List.copyOf(chapters);
  }

  private static String clean(String text, int most) {
    String tidy = INVISIBLE.matcher(text).replaceAll(" ").strip();
    int end = Math.min(tidy.length(), most);
    // Not between the two halves of a character.
    if (end < tidy.length() && Character.isHighSurrogate(tidy.charAt(end - 1))) {
      end--;
    }
    return tidy.substring(0, end).strip();
  }
}

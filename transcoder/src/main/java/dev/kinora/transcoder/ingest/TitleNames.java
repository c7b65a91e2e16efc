package dev.kinora.transcoder.ingest;

import dev.kinora.packager.title.About;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTags;
import dev.kinora.transcoder.library.FilmNote;
import dev.kinora.transcoder.library.Naming;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a title is called by people and by addresses. Pure. */
final class TitleNames {
  private static final int NAME_CHARS = 200;
  private static final int ID_CHARS = 20;
  private static final int BITS_A_CHAR = 5;

  // Controls, line breaks and marks that turn the direction of the text around them.
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Zs}]+");

  private TitleNames() {}

  /** The first 100 bits of a fingerprint, five bits a character. */
  static String id(String fingerprint) {
    String digits =
        new BigInteger(fingerprint, 16)
            .shiftRight(256 - ID_CHARS * BITS_A_CHAR)
            .toString(1 << BITS_A_CHAR);
    return "0".repeat(ID_CHARS - digits.length()) + digits.toLowerCase(Locale.ROOT);
  }

  /** What a title is called and what else its place says. */
  record Named(String name, About about) {}

  /**
   * What a description beside the film says comes first; then what its place says, if that is more
   * than a file's name; then the container's label.
   */
  static Named of(SourceInfo info, Naming naming, FilmNote note) {
    About about = naming.about();
    Optional<String> noted = note.title().map(TitleNames::clean).filter(t -> !t.isEmpty());
    about =
        about.withPlot(
            note.plot()
                .map(String::strip)
                .filter(plot -> !plot.isEmpty())
                .or(() -> info.tags().flatMap(SourceTags::description)));
    if (about.episode().isPresent()) {
      About.Episode placed = about.episode().get();
      About.Episode episode =
          new About.Episode(
              clean(placed.series()),
              placed.season(),
              placed.first(),
              placed.last(),
              noted.or(placed::title).map(TitleNames::clean));
      String name =
          clean(
              episode.series()
                  + " "
                  + episode.mark()
                  + episode.title().map(title -> " " + title).orElse(""));
      return new Named(name, about.withEpisode(episode));
    }
    about =
        about.withYear(note.year().or(about::year).or(() -> info.tags().flatMap(SourceTags::year)));
    return new Named(noted.orElseGet(() -> film(info, naming)), about);
  }

  private static String film(SourceInfo info, Naming naming) {
    Optional<String> placed = Optional.of(clean(naming.name())).filter(name -> !name.isEmpty());
    Optional<String> label = info.label().map(TitleNames::clean).filter(l -> !l.isEmpty());
    return (naming.sure() ? placed.or(() -> label) : label.or(() -> placed)).orElse("Untitled");
  }

  private static String clean(String text) {
    String visible =
        INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ");
    String tidy = SPACES.matcher(visible).replaceAll(" ").strip();
    int end = Math.min(tidy.length(), NAME_CHARS);
    // Not between the two halves of a character.
    if (end < tidy.length() && Character.isHighSurrogate(tidy.charAt(end - 1))) {
      end--;
    }
    return tidy.substring(0, end).strip();
  }
}

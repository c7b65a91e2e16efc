package dev.kinora.transcoder.library;

import dev.kinora.packager.title.About;

/**
 * What a film's place says of it.
 *
 * @param name what people call it; empty where the place says nothing of use
 * @param sure whether the name is worth more than a label inside the file: it came with a year, a
 *     place in a series, an edition or from a folder of its own
 */
public record Naming(String name, About about, boolean sure) {
  /** The same as one of several parts. */
  Naming asPart(int number) {
    About numbered =
        new About(
            about.year(),
            about.edition(),
            java.util.Optional.of(number),
            about.episode(),
            about.plot());
    return new Naming(name, numbered, sure);
  }
}

package dev.kinora.packager.title;

import dev.kinora.packager.time.Rational;
import java.util.Optional;

/**
 * A place in a film that has a name of its own.
 *
 * @param start where it begins, in seconds: on the source's own clock in what the probe found, on
 *     the title's timeline in what a title tells
 * @param name what people call it; text of others, to be shown and never interpreted
 */
public record Chapter(Rational start, Optional<String> name) {}

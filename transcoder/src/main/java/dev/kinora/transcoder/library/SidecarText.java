package dev.kinora.transcoder.library;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Subtitles in a file beside a film.
 *
 * @param language BCP 47, where the name tells it
 * @param label what else the name says
 */
public record SidecarText(
    Path file,
    Optional<String> language,
    boolean forced,
    boolean hearingImpaired,
    Optional<String> label) {}

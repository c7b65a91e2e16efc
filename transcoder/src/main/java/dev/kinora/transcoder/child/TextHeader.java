package dev.kinora.transcoder.child;

import java.util.Optional;

/**
 * What stands before a document of subtitles.
 *
 * @param track its index in the source
 * @param problem why there is no document
 */
record TextHeader(int track, Optional<String> problem) {}

package dev.kinora.transcoder.work;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What was found of a track of subtitles inside a source.
 *
 * @param track its index in the source
 * @param document WebVTT on the title's clock; empty where there is a problem
 * @param problem why there is none, a sentence
 */
public record EmbeddedText(int track, ByteBuffer document, Optional<String> problem) {}

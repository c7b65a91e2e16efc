/**
 * Subtitles inside of sources. {@link dev.kinora.transcoder.text.EmbeddedTexts} reads what a
 * container stores of its text tracks, in a child process, and hands over documents of WebVTT; no
 * decoder takes part, since the texts themselves are read by the packager's own readers.
 */
@NullMarked
package dev.kinora.transcoder.text;

import org.jspecify.annotations.NullMarked;

/**
 * Subtitles as text. Files of three families (SubRip, WebVTT, SubStation Alpha) in whatever
 * encoding become one list of {@link dev.kinora.packager.text.Cue}s, whose text holds nothing but
 * characters and the few tags of WebVTT that mean something to a reader; {@link
 * dev.kinora.packager.text.Subtitles} writes them as one WebVTT document or cuts segments out of
 * it. Every reader goes over its input once, has bounds on what it takes, and never opens anything:
 * it is given bytes.
 */
@NullMarked
package dev.kinora.packager.text;

import org.jspecify.annotations.NullMarked;

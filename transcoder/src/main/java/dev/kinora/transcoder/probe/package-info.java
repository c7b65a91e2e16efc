/**
 * What is inside a source, decided from what libavformat and the first decoded frames say. {@link
 * dev.kinora.transcoder.probe.SourceProbe} asks; the rules that turn answers into a frame rate and
 * a title's clock are pure: {@link dev.kinora.transcoder.probe.FrameRateRule} and {@link
 * dev.kinora.transcoder.probe.TitleClock}. Files with a full index are not read to their end; all
 * others are, without decoding.
 */
@NullMarked
package dev.kinora.transcoder.probe;

import org.jspecify.annotations.NullMarked;

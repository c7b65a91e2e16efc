/**
 * AAC spans. A source's sound is decoded from a little before a span, placed on the title's clock
 * by the sample (silence where there is none), brought to the title's rate and encoded with frames
 * before and after that are thrown away, so that spans made apart fit each other. Where a sample
 * lies never depends on where decoding began. Runs in a child process, under the baseline
 * instruction set.
 */
@NullMarked
package dev.kinora.transcoder.audio;

import org.jspecify.annotations.NullMarked;

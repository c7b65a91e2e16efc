package dev.kinora.transcoder.probe;

import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.SoundShape;

/**
 * What the first decoded frames of a stream showed.
 *
 * @param timeTicks when the first one is shown, in the stream's time base
 * @param interlaced whether any of them is two fields
 * @param sound layout of the samples; without meaning for a picture, as the others are for sound
 */
record FirstFrame(
    long timeTicks,
    PictureShape shape,
    PictureColor color,
    Rational sampleAspect,
    boolean interlaced,
    SoundShape sound) {

  /** What is known after a later frame. */
  FirstFrame and(FirstFrame later) {
    return new FirstFrame(
        Math.min(timeTicks, later.timeTicks),
        shape,
        color,
        sampleAspect,
        interlaced || later.interlaced,
        sound);
  }
}

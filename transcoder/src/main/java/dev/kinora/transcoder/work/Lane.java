package dev.kinora.transcoder.work;

/**
 * The two kinds of spans a title has. Video rungs of one span are encoded together from one decode;
 * sound is encoded apart, in long spans and under a fixed instruction set.
 */
public enum Lane {
  VIDEO,
  AUDIO
}

package dev.kinora.packager.cmaf;

/**
 * The sound of a track as it comes out of the decoder.
 *
 * @param sampleRate hertz
 * @param channels how many
 */
public record Sound(int sampleRate, int channels) {}

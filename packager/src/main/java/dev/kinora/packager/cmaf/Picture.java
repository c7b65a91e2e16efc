package dev.kinora.packager.cmaf;

import dev.kinora.packager.time.Rational;

/**
 * The picture of a track.
 *
 * @param width in pixels after cropping
 * @param height in pixels after cropping
 * @param pixelAspect a pixel's width over its height
 */
public record Picture(int width, int height, Rational pixelAspect) {}

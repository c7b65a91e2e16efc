package dev.kinora.packager.title;

/**
 * How a rung is encoded: everything that decides its bytes besides source, size and timeline.
 *
 * @param encoder libavcodec's name, {@code libx264}
 * @param preset the encoder's preset
 * @param quality constant rate factor
 * @param maxBitsPerSecond cap that the decoder's buffer model enforces
 * @param bufferBits size of that buffer
 * @param threads fixed number of encoder threads, since output depends on it
 * @param keyFrameSeconds distance of key frames
 */
public record VideoRecipe(
    String encoder,
    String preset,
    int quality,
    long maxBitsPerSecond,
    long bufferBits,
    int threads,
    int keyFrameSeconds) {}

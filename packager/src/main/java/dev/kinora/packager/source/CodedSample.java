package dev.kinora.packager.source;

/**
 * A coded sample as it lies in its file.
 *
 * @param offsetBytes of its first byte in the file
 * @param sizeBytes above 0
 * @param shownTicks when it is shown, in ticks of its track
 * @param key whether the container says that decoding can start with it
 */
public record CodedSample(long offsetBytes, int sizeBytes, long shownTicks, boolean key) {}

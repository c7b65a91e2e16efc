package dev.kinora.packager.source.matroska;

/**
 * A frame in a Cluster.
 *
 * @param track its number
 * @param nanos when it is shown
 * @param lace its place among the frames of its block; later ones follow by the track's duration
 */
record Block(long track, long nanos, int lace, long offsetBytes, int sizeBytes, boolean key) {}

/**
 * Judges HLS playlists: a reader that goes on after every fault, unlike the one that Kinora reads
 * its own playlists with, and one class of rules for each family, all pure. Rules that compare a
 * playlist with its media take the facts that were measured of segments.
 */
@NullMarked
package dev.kinora.packager.check.hls;

import org.jspecify.annotations.NullMarked;

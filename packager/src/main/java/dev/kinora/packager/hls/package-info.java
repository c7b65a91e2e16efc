/**
 * HLS playlists (RFC 8216): models of the multivariant and the media playlist, each with its reader
 * and its writer side by side, and the pure functions that make a title's playlists. Durations are
 * exact decimals; {@link dev.kinora.packager.hls.Playlists} is the door for whoever serves titles.
 * Tags that the models do not carry yet are refused when read rather than dropped, because dropping
 * one could change what a playlist means; tags that RFC 8216 does not know are ignored, as it
 * demands.
 */
@NullMarked
package dev.kinora.packager.hls;

import org.jspecify.annotations.NullMarked;

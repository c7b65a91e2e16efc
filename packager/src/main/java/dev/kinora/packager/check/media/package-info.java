/**
 * Judges media itself: CMAF headers and segments box by box and sample by sample, transport streams
 * packet by packet, and text. Each check takes bytes and gives findings and the facts that
 * playlists and manifests are then compared with; broken bytes are findings, never exceptions.
 */
@NullMarked
package dev.kinora.packager.check.media;

import org.jspecify.annotations.NullMarked;

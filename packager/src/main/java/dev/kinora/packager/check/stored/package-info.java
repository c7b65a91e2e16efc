/**
 * Checks a title of our own as it would be served, before anybody calls it ready: the playlists and
 * the manifest that would be handed out, every segment that was published, and those that are made
 * of the source's own samples when they are asked for. Nothing is written.
 */
@NullMarked
package dev.kinora.packager.check.stored;

import org.jspecify.annotations.NullMarked;

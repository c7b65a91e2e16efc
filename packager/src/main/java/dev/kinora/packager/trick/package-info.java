/**
 * Fast forward and back: a rendition of key frames alone beside a title's rungs. Nothing of it is
 * encoded, stored or listed anywhere: its segments are the first pictures of a rung's segments, so
 * it is as pure a function of the title as they are. Playlists and manifests announce it by the
 * name that this package gives it.
 */
@NullMarked
package dev.kinora.packager.trick;

import org.jspecify.annotations.NullMarked;

/**
 * Codecs in this very process, for use inside a child: {@link
 * dev.kinora.transcoder.local.LocalCodecs} sends each request to the probe or to the encoder of its
 * lane, after making sure that the source is still the one that was probed. Nothing here is for the
 * process that serves.
 */
@NullMarked
package dev.kinora.transcoder.local;

import org.jspecify.annotations.NullMarked;

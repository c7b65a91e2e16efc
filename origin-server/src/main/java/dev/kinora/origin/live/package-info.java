/**
 * Running streams as the origin serves them: playlists, MPDs and segments, the socket that relays
 * what a publisher sends, and streams pushed over HTTP. Who receives and encodes streams lives
 * elsewhere: {@link dev.kinora.origin.live.LiveIntake} takes bytes.
 */
@NullMarked
package dev.kinora.origin.live;

import org.jspecify.annotations.NullMarked;

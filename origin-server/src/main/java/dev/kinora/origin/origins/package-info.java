/**
 * Several origins over one library. Each announces itself in the shared database every few seconds;
 * pages ask for the list and go on with another origin when theirs is gone. An origin that ended
 * without a word is left out as soon as its last announcement is too old.
 */
@NullMarked
package dev.kinora.origin.origins;

import org.jspecify.annotations.NullMarked;

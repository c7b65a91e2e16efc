/**
 * A member's view of the room's clock (section 4 of the room protocol), for members that are Java
 * programs; the page has the same rules in TypeScript, and both are held against the same vectors.
 * Times come in as arguments: nothing here reads a clock.
 */
@NullMarked
package dev.kinora.sync.clock;

import org.jspecify.annotations.NullMarked;

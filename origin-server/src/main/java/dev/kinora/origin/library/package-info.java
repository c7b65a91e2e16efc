/**
 * What the origin asks of the rest of the program: which titles there are, their published bytes,
 * and what changes. The composition root connects these to the catalogue and the store; tests
 * connect them to memory. Nothing here knows a database or a server.
 */
@NullMarked
package dev.kinora.origin.library;

import org.jspecify.annotations.NullMarked;

/**
 * Tests of the origin against real sockets: a server on free ports over a library, a store and a
 * supply in memory, with java.net.http as the polite client and plain sockets as the rude one.
 */
@NullMarked
package dev.kinora.origin;

import org.jspecify.annotations.NullMarked;

/**
 * How a check gets at what it judges: a narrow interface for reading resources, with limits, and
 * its implementation for folders. The network is not reached from here; whoever wants to check an
 * address brings an implementation of their own.
 */
@NullMarked
package dev.kinora.packager.check.load;

import org.jspecify.annotations.NullMarked;

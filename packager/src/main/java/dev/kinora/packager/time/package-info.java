/**
 * Exact media time. Rates and instants are fractions, never floating point, so that a boundary
 * computed twice is the same boundary. Wall-clock time does not occur here.
 */
@NullMarked
package dev.kinora.packager.time;

import org.jspecify.annotations.NullMarked;

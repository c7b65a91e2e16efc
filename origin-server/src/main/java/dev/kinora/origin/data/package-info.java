/**
 * Short transactions over the data source that the composition root opened. The tables of this
 * module are those of {@code db/origin}; their SQL is what H2 and PostgreSQL both read.
 */
@NullMarked
package dev.kinora.origin.data;

import org.jspecify.annotations.NullMarked;

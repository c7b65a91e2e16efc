/**
 * Puts the modules together: the data folder with its store and database, the transcoder with its
 * child processes, and the origin over both. Nothing is decided here but who gets what.
 */
@NullMarked
package dev.kinora.cli.wiring;

import org.jspecify.annotations.NullMarked;

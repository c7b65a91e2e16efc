/**
 * Turns sources into segments: probe, ladder, span encoding and the jobs that keep a library
 * filling. Native code runs in child processes only; the process that serves people never loads a
 * codec.
 */
@NullMarked
package dev.kinora.transcoder;

import org.jspecify.annotations.NullMarked;

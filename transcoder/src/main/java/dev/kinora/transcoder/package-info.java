/**
 * Turns sources into segments: probe, ladder, span encoding and the jobs that keep a library
 * filling. Native code runs in child processes only; the process that serves people never loads a
 * codec. Others hand a source in and take a title and its segments out.
 */
@NullMarked
package dev.kinora.transcoder;

import org.jspecify.annotations.NullMarked;

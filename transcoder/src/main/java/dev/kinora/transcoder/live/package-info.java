/**
 * Streams that are pushed to Kinora: the raw TCP listener, publishers with their names and keys,
 * and one child process for each, whose reports fill a {@link dev.kinora.packager.live.LiveSink}. A
 * publisher that is lost may come back within a grace time and goes on with the same stream. No
 * publisher's bytes are parsed in this process.
 */
@NullMarked
package dev.kinora.transcoder.live;

import org.jspecify.annotations.NullMarked;

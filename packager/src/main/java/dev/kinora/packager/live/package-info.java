/**
 * Everything of a running stream between "a part was made" and "a viewer has it". An ingest fills a
 * {@link dev.kinora.packager.live.LiveSink}; {@link dev.kinora.packager.live.LiveChannel} is the
 * one that keeps the growing timeline, the window of segments that playlists list, and the relay
 * for sockets, and hands whole segments to a recording. Nothing in here reads a clock or starts a
 * thread: wall-clock times come with what is put in.
 */
@NullMarked
package dev.kinora.packager.live;

import org.jspecify.annotations.NullMarked;

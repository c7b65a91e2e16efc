/**
 * Rooms of people who watch in step: {@link dev.kinora.sync.SyncServer} opens the port and runs
 * them. It speaks the room protocol ({@code room.v1}) and, at {@code /tracker}, that of
 * WebTorrent-compatible peers; it uses no other module of Kinora.
 */
@NullMarked
package dev.kinora.sync;

import org.jspecify.annotations.NullMarked;

/**
 * Rooms in the database, H2 or PostgreSQL. {@link dev.kinora.sync.store.JdbcRoomStore} writes
 * behind the rooms' backs, one snapshot a room at most waiting; {@link
 * dev.kinora.sync.store.RoomDirectory} lists, makes and removes rooms for any process of the
 * installation. The scripts stand in {@code db/sync}.
 */
@NullMarked
package dev.kinora.sync.store;

import org.jspecify.annotations.NullMarked;

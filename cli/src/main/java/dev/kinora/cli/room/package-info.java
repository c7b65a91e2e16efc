/**
 * A room in a terminal: {@link dev.kinora.cli.room.RoomSession} asks a hub for a ticket, speaks the
 * room protocol over a WebSocket, prints what happens and comes back when the connection is lost.
 * {@link dev.kinora.cli.room.TypedLine} reads what is typed. Text from others is made inert before
 * it is shown.
 */
@NullMarked
package dev.kinora.cli.room;

import org.jspecify.annotations.NullMarked;

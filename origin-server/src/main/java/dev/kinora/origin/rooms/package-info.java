/**
 * Rooms as the origin offers them: the list, making and removing, tickets, guest links, and the
 * sockets, which are passed on to the server of rooms. What a room is and what happens inside is
 * that server's; the composition root joins the two through {@link dev.kinora.origin.rooms.Rooms}.
 */
@NullMarked
package dev.kinora.origin.rooms;

import org.jspecify.annotations.NullMarked;

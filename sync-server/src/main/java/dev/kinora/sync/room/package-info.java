/**
 * What a room is and how it changes, as pure functions: {@link dev.kinora.sync.room.RoomRules}
 * takes a {@link dev.kinora.sync.room.RoomState}, a {@link dev.kinora.sync.room.Command} and the
 * room's time, and gives the next state with the {@link dev.kinora.sync.room.Effect}s that follow.
 * Nothing here knows a socket, a database or a clock. Times are microseconds of room time (the
 * server's monotonic clock since the room's epoch began), positions are microseconds of media,
 * rates are thousandths, so that every rule is exact integer arithmetic.
 */
@NullMarked
package dev.kinora.sync.room;

import org.jspecify.annotations.NullMarked;

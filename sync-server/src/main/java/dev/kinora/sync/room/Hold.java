package dev.kinora.sync.room;

/**
 * A stop for somebody whose data does not come.
 *
 * @param member for whom
 * @param until when the room goes on in any case
 */
public record Hold(String member, long until) {}

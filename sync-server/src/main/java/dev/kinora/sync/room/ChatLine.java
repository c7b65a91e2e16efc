package dev.kinora.sync.room;

import java.util.OptionalLong;

/**
 * Something somebody wrote.
 *
 * @param n its number in the room, without gaps
 * @param from the member
 * @param name the member's name then
 * @param atMillis wall clock, milliseconds since 1970, for the eye only
 * @param reply number of the line that it answers
 */
public record ChatLine(
    long n, String from, String name, long atMillis, String text, OptionalLong reply) {}

package dev.kinora.origin.account;

import javax.sql.DataSource;

/**
 * What accounts need; made by the composition root.
 *
 * @param database with the tables of {@code db/origin}
 * @param rooms what guests' rights depend on
 */
public record AccountParts(DataSource database, RoomsView rooms) {}

package dev.kinora.sync;

import dev.kinora.sync.ticket.Tickets;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * What the server works with; made by whoever starts it.
 *
 * @param database H2 or PostgreSQL; its tables are made when they are missing
 * @param clock wall clock
 * @param roomsChanged called when the list of rooms reads differently; does not block
 */
public record SyncParts(
    DataSource database, Tickets tickets, InstantSource clock, Runnable roomsChanged) {}

package dev.kinora.sync.hall;

import dev.kinora.sync.ticket.Tickets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What rooms work with.
 *
 * @param pool where mailboxes run
 * @param scheduler only wakes; never works
 * @param clock wall clock, for chat and snapshots
 */
public record RoomParts(
    Executor pool,
    ScheduledExecutorService scheduler,
    RoomStore store,
    Tickets tickets,
    IceServers ice,
    InstantSource clock,
    SecureRandom random,
    HallListener listener) {}

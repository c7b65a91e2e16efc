package dev.kinora.sync.socket;

import dev.kinora.sync.hall.Hall;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What sockets work with.
 *
 * @param scheduler only wakes; never works
 * @param open the sockets that are open
 */
record SocketParts(
    Hall hall,
    Admission admission,
    ScheduledExecutorService scheduler,
    InstantSource clock,
    Counters counters,
    Set<MemberSocket> open) {}

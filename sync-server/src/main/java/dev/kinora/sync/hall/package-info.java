/**
 * Running rooms. Each {@link dev.kinora.sync.hall.Room} is one mailbox that is worked off in order
 * by one thread at a time: it asks the rules, carries their effects out and hands snapshots to a
 * {@link dev.kinora.sync.hall.RoomStore}. Members are {@link dev.kinora.sync.hall.Connection}s with
 * a bounded {@link dev.kinora.sync.hall.Outbox} each, so that a slow one costs the others nothing.
 */
@NullMarked
package dev.kinora.sync.hall;

import org.jspecify.annotations.NullMarked;

/**
 * Tickets: short texts that say who may come into which room, signed with a secret of the data
 * folder. Whoever knows the secret may write them, so that another process of the same installation
 * can send people here. Nothing here reads a clock.
 */
@NullMarked
package dev.kinora.sync.ticket;

import org.jspecify.annotations.NullMarked;

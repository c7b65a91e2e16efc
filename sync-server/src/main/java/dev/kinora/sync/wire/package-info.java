/**
 * The frames of the room protocol ({@code room.v1}): {@link dev.kinora.sync.wire.Incoming} reads
 * what members send into commands, {@link dev.kinora.sync.wire.Outgoing} writes what they are told.
 * JSON stays here; the rest of the module sees values. What cannot be read is a {@link
 * dev.kinora.sync.wire.BadFrame} with a sentence that names the field.
 */
@NullMarked
package dev.kinora.sync.wire;

import org.jspecify.annotations.NullMarked;

/**
 * Real clips through the built encoders. {@code KINORA_MEDIA} names a folder of them; without it a
 * film of our own stands in, so that the same checks run everywhere.
 */
@NullMarked
package dev.kinora.cli.sweep;

import org.jspecify.annotations.NullMarked;

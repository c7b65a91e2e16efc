/**
 * The room that encoded segments take. A bound may be set; then what is watched least makes way for
 * what is wanted, since it can be made again from its source at any time, and work in advance ends
 * before the bound is reached. Nothing whose source is not at hand is ever dropped.
 */
@NullMarked
package dev.kinora.transcoder.cache;

import org.jspecify.annotations.NullMarked;

/**
 * How a file becomes a title, and how the titles of a published folder become known again. {@link
 * dev.kinora.transcoder.ingest.Ingest} probes and plans a file and publishes everything that makes
 * it playable, the title's document last, so that a title is there whole or not at all. {@link
 * dev.kinora.transcoder.ingest.Reconciler} makes ledger and catalogue agree with the folder, which
 * is the truth.
 */
@NullMarked
package dev.kinora.transcoder.ingest;

import org.jspecify.annotations.NullMarked;

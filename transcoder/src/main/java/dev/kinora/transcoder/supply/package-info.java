/**
 * Segments that somebody waits for, and what follows from every segment that is made. {@link
 * dev.kinora.transcoder.supply.OnDemandSupply} encodes the span around a request at once, ahead of
 * all background work; {@link dev.kinora.transcoder.supply.SegmentPublisher} is the only way from
 * an encoder to the store and the ledger; {@link dev.kinora.transcoder.supply.TitleOutcomes}
 * decides when a title is ready or failed. The background jobs use the same three.
 */
@NullMarked
package dev.kinora.transcoder.supply;

import org.jspecify.annotations.NullMarked;

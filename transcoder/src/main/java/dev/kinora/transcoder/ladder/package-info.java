/**
 * Plans what a title is offered in: which rungs, at which sizes, with which bounds, cut where.
 * Pure: the same source and rules always give the same plan, and rendition names carry a digest of
 * all that decides the bytes.
 */
@NullMarked
package dev.kinora.transcoder.ladder;

import org.jspecify.annotations.NullMarked;

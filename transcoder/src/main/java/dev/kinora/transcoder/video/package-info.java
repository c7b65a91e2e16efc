/**
 * Encodes the pictures of a title. One thread reads, decodes, puts the frames on the title's grid,
 * makes them upright and scales them from rung to rung, always through the same sizes; one thread a
 * rung encodes, opening its encoder anew for each span; the calling thread hands out finished
 * segments:
 *
 * <pre>
 * SourceFrames → Normaliser → GridFrames → Cascade ─┬→ RungWorker (1080) ─┐
 *                                                   ├→ RungWorker (720)  ─┼→ sink
 *                                                   └→ …                 ─┘
 * </pre>
 *
 * All queues are short, so that memory is bounded. A segment's bytes depend on source, timeline and
 * rendition only: not on which other rungs are made, where encoding began or how many processors
 * there are.
 */
@NullMarked
package dev.kinora.transcoder.video;

import org.jspecify.annotations.NullMarked;

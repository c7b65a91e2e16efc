/**
 * Endpoints of a title: manifests, init and media segments, the original file, the picture. A
 * segment that does not exist yet is asked of the {@code SegmentSupply} while no thread waits; what
 * many ask for is kept in direct memory. Everything is found by id, rendition and number, which the
 * route's grammar has checked, so no request names a file.
 */
@NullMarked
package dev.kinora.origin.media;

import org.jspecify.annotations.NullMarked;

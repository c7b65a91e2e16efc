/**
 * Where a title is cut. A timeline is fixed when a title is probed and never changes afterwards:
 * every segment boundary lies on a frame, in exact time, and spans (what one encode task makes) are
 * a fixed grid over the segments. Pure functions only.
 */
@NullMarked
package dev.kinora.packager.timeline;

import org.jspecify.annotations.NullMarked;

/**
 * Small pictures of a title for the seek bar: tiles on a fixed grid of times, several on each
 * sheet. Which tiles there are is a pure function of the title, so the map from times to tiles is
 * written whenever it is asked for and never stored; what is stored are the sheets. Who draws them
 * lives elsewhere.
 */
@NullMarked
package dev.kinora.packager.preview;

import org.jspecify.annotations.NullMarked;

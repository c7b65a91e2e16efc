/**
 * What a source file says about its coded samples, whatever container holds them: tracks, and for
 * each sample where its bytes lie and when it is shown. Nothing here decodes, and nothing holds a
 * film in memory: readers look at ranges of the file and trust no number that stands in it.
 */
@NullMarked
package dev.kinora.packager.source;

import org.jspecify.annotations.NullMarked;

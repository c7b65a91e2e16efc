/**
 * The proof before a title is called ready. Its package is read as it would be served and held to
 * the rules; its encoded segments are decoded, each by itself, in a child of the lowest priority.
 */
@NullMarked
package dev.kinora.transcoder.proof;

import org.jspecify.annotations.NullMarked;

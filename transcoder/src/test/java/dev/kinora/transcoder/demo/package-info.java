/** Tests of the demo film. */
@NullMarked
package dev.kinora.transcoder.demo;

import org.jspecify.annotations.NullMarked;

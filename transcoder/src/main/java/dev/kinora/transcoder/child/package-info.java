/**
 * Child processes: the parent's end, the child's end, and the frames between them. A child is this
 * program once more, started with a memory limit, an empty environment and a pipe; it carries out
 * one request at a time and ends when the pipe closes, whatever native code is doing then. The
 * parent gives every request a time and a size limit, kills a child that breaks one, and says why
 * in a sentence. A child that has read one source never sees another.
 */
@NullMarked
package dev.kinora.transcoder.child;

import org.jspecify.annotations.NullMarked;

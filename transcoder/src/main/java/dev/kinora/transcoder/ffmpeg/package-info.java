/**
 * Owning handles around the ffmpeg bindings, and the only package that names {@code org.bytedeco}.
 * Each handle owns one native object, is confined to one thread at a time, is freed by {@code
 * close} and is counted in {@link dev.kinora.transcoder.ffmpeg.LiveHandles}. Pictures and sound are
 * passed on by reference and never copied into Java.
 *
 * <p>The low-level bindings are used rather than JavaCV's grabber and recorder, which load
 * libavdevice and with it system libraries that a server lacks.
 *
 * <p>Every input is opened with lists of the protocols, formats and decoders that may be used, so
 * that a hostile file can neither reach another file, nor the network, nor a rarely tested decoder.
 */
@NullMarked
package dev.kinora.transcoder.ffmpeg;

import org.jspecify.annotations.NullMarked;

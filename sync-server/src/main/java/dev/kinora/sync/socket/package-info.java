/**
 * The WebSocket listener of rooms and tracker, on Jetty. Here frames become values and values
 * become frames: who may open a socket ({@link dev.kinora.sync.socket.Door}), how much one socket
 * may send ({@link dev.kinora.sync.socket.Allowance}) and in which order it is written to ({@link
 * dev.kinora.sync.socket.Writer}).
 */
@NullMarked
package dev.kinora.sync.socket;

import org.jspecify.annotations.NullMarked;

/**
 * What came, made fit for browsers without decoding or encoding anything: WebM is cut into
 * fragments that each begin with a Cluster, and what its publisher wrote about itself is left out.
 * Pure; bytes go in as they arrive, and fragments come out as soon as they can.
 */
@NullMarked
package dev.kinora.transcoder.live.relay;

import org.jspecify.annotations.NullMarked;

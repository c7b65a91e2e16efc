/**
 * Certificates and TLS. On the first run a local certificate authority is made, and from it a leaf
 * for this machine's names and addresses; the leaf is issued anew when they change or its end comes
 * near, the authority stays, so that a device has to trust it only once. PEM files of one's own
 * take their place when they are given. Keys never leave files that only their owner can read.
 */
@NullMarked
package dev.kinora.origin.tls;

import org.jspecify.annotations.NullMarked;

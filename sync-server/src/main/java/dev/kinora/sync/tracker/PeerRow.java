package dev.kinora.sync.tracker;

/**
 * A peer as the database knows it; ids in hexadecimal digits.
 *
 * @param here false when it is gone
 */
public record PeerRow(
    String scope,
    String infoHash,
    String peerId,
    boolean here,
    boolean complete,
    long seenMillis) {}

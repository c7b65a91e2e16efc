package dev.kinora.cli.e2e;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.ebml.Ebml;
import java.nio.ByteBuffer;
import java.util.OptionalDouble;

/** When a piece of a stream begins, read from its own bytes. Pure functions. */
final class PieceTime {
  private static final int CLUSTER = 0x1f43b675;
  private static final int TIMESTAMP = 0xe7;
  private static final int TFDT = 0x74666474;
  private static final int TFHD = 0x74666864;
  private static final double PICTURE_TIMESCALE = 90_000;
  private static final double MILLIS = 1000;

  /** Boxes that tell a time stand within so many bytes of a piece's start. */
  private static final int FAR_BYTES = 400;

  private PieceTime() {}

  /**
   * The time of a Cluster, or of a fragment's first track.
   *
   * @param piece from its limit's start, whole
   * @return seconds, or nothing where the piece tells none
   */
  static OptionalDouble of(ByteBuffer piece) throws MediaException {
    return piece.remaining() > Integer.BYTES && piece.getInt(piece.position()) == CLUSTER
        ? clusterSeconds(piece)
        : fragmentSeconds(piece, 1);
  }

  private static OptionalDouble clusterSeconds(ByteBuffer piece) throws MediaException {
    for (Ebml.Element cluster : Ebml.all(piece)) {
      for (Ebml.Element member : Ebml.all(cluster.content())) {
        if (member.id() == TIMESTAMP) {
          return OptionalDouble.of(member.number() / MILLIS);
        }
      }
    }
    return OptionalDouble.empty();
  }

  /** The decode time of a track's fragment; also finds it in a whole segment. */
  static OptionalDouble fragmentSeconds(ByteBuffer piece, int track) {
    for (int at = 4; at + 16 < piece.limit() && at < FAR_BYTES; at++) {
      if (piece.getInt(at) == TFHD && piece.getInt(at + 8) != track) {
        return OptionalDouble.empty();
      }
      if (piece.getInt(at) == TFDT) {
        return OptionalDouble.of(piece.getLong(at + 8) / PICTURE_TIMESCALE);
      }
    }
    return OptionalDouble.empty();
  }
}

package dev.kinora.packager.source.mp4;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.source.SourceFile;
import dev.kinora.packager.time.Rational;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An edit list that only moves its track (ISO/IEC 14496-12, 8.6.6): at most one pause, then the
 * media from one moment on.
 *
 * @param pauseTicks of the movie's timescale before the media
 * @param mediaTime the moment of the media that is shown then
 * @param lengthTicks of the movie's timescale, 0 when it goes on to the end
 */
record Edits(long pauseTicks, long mediaTime, long lengthTicks) {
  private static final Edits NONE = new Edits(0, 0, 0);
  private static final int MOST_BYTES = 1 << 16;
  private static final int RATE_ONE = 0x1_0000;

  /** The edits of a track, or nothing where they do more than move it. */
  static Optional<Edits> read(SourceFile file, BoxPlace trak) throws MediaException, IOException {
    Optional<BoxPlace> edts = trak.child(file, "edts");
    if (edts.isEmpty()) {
      return Optional.of(NONE);
    }
    Optional<BoxPlace> list = edts.get().child(file, "elst");
    return list.isEmpty() ? Optional.of(NONE) : of(list.get().payload(file, MOST_BYTES));
  }

  private static Optional<Edits> of(ByteBuffer elst) throws MediaException {
    boolean wide = elst.hasRemaining() && elst.get(elst.position()) == 1;
    int count = Tables.count("elst", elst, wide ? 20 : 12);
    long pause = 0;
    for (int i = 0; i < count; i++) {
      long length = wide ? elst.getLong() : elst.getInt() & 0xffff_ffffL;
      long from = wide ? elst.getLong() : elst.getInt();
      int rate = elst.getInt();
      if (length < 0 || rate != RATE_ONE) {
        return Optional.empty();
      }
      if (from == -1 && i == 0) {
        pause = length;
      } else {
        return from >= 0 && i == count - 1
            ? Optional.of(new Edits(pause, from, length))
            : Optional.empty();
      }
    }
    return count == 0 ? Optional.of(NONE) : Optional.empty();
  }

  /** What is added to the media's times. */
  Rational shift(Rational movieTick, Rational tick) {
    return movieTick.times(pauseTicks).minus(tick.times(mediaTime));
  }
}

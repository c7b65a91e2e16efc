package dev.kinora.packager.remux;

import dev.kinora.packager.MediaException;
import java.util.Arrays;

/**
 * Gives the pictures of one segment, in decoding order, a frame each to be decoded and to be shown
 * at. Pure.
 *
 * <p>A whole segment is decoded one frame after another. Where pictures are missing the ones before
 * last longer, and where times are crowded they are spread, so that segments always end where the
 * timeline says.
 */
final class Slots {
  private final long[] decoded;
  private final long[] shown;

  private Slots(long[] decoded, long[] shown) {
    this.decoded = decoded;
    this.shown = shown;
  }

  /**
   * Places pictures.
   *
   * @param places nearest frame of each picture, in decoding order
   * @param first the segment's first frame, which its first picture is shown at
   * @param end the frame after its last one
   * @param delay frames of reordering that the timeline allows
   * @throws MediaException.Malformed if there are more pictures than frames, or the reordering is
   *     deeper
   */
  static Slots of(long[] places, long first, long end, long delay) throws MediaException {
    int count = places.length;
    if (count > end - first || count == 0 || places[0] != first) {
      throw new MediaException.Malformed(
          "segment of frames %d to %d".formatted(first, end),
          "its first picture and at most one a frame",
          "%d pictures from frame %d on".formatted(count, count == 0 ? -1 : places[0]),
          "the source's times are not what they were when it was added");
    }
    long[] sorted = spread(places, first, end);
    long[] shown = new long[count];
    Integer[] order = new Integer[count];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(places[a], places[b]));
    for (int i = 0; i < count; i++) {
      shown[order[i]] = sorted[i];
    }
    long[] decoded = new long[count];
    long next = end;
    for (int i = count - 1; i >= 0; i--) {
      next = Math.min(Math.min(sorted[i], shown[i] + delay), next - 1);
      decoded[i] = next;
    }
    if (decoded[0] != first || shown[0] != first) {
      throw new MediaException.Malformed(
          "segment of frames %d to %d".formatted(first, end),
          "pictures reordered over at most " + delay + " frames",
          "deeper reordering, or a picture shown before the key frame");
    }
    return new Slots(decoded, shown);
  }

  /** Frames that grow, one for each place, as near to it as possible. */
  private static long[] spread(long[] places, long first, long end) {
    long[] sorted = places.clone();
    Arrays.sort(sorted);
    long least = first;
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = Math.max(sorted[i], least);
      least = sorted[i] + 1;
    }
    long most = end - 1;
    for (int i = sorted.length - 1; i >= 0; i--) {
      sorted[i] = Math.min(sorted[i], most);
      most = sorted[i] - 1;
    }
    return sorted;
  }

  /** The frame that a picture is decoded at. */
  long decoded(int picture) {
    return decoded[picture];
  }

  /** The frame that a picture is shown at. */
  long shown(int picture) {
    return shown[picture];
  }
}

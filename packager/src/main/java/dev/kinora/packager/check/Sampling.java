package dev.kinora.packager.check;

import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which segments of a list are read: pairs of neighbours from its start to its end. */
final class Sampling {
  private Sampling() {}

  static SortedSet<Integer> of(int count, OptionalInt most) {
    SortedSet<Integer> chosen = new TreeSet<>();
    if (most.isEmpty() || most.getAsInt() >= count) {
      for (int i = 0; i < count; i++) {
        chosen.add(i);
      }
      return chosen;
    }
    int pairs = Math.max(1, most.getAsInt() / 2);
    for (int pair = 0; pair < pairs; pair++) {
      int first = pairs == 1 ? 0 : (int) ((long) pair * (count - 2) / (pairs - 1));
      chosen.add(first);
      if (most.getAsInt() > 1) {
        chosen.add(first + 1);
      }
    }
    return chosen;
  }
}

package dev.kinora.packager.text;

import java.util.OptionalInt;

/**
 * What a style of SubStation Alpha says that a reader can tell.
 *
 * @param place on the number pad, 1 to 9
 */
record AssStyle(boolean bold, boolean italic, int place) {
  static final AssStyle PLAIN = new AssStyle(false, false, 2);

  AssStyle {
    if (place < 1 || place > 9) {
      throw new IllegalArgumentException("place: expected 1 to 9, found " + place);
    }
  }

  /** Before version 4+: 1 to 3 below, 5 to 7 above, 9 to 11 in the middle. */
  static OptionalInt placeOfOld(int alignment) {
    int column = alignment & 3;
    if (alignment < 1 || alignment > 11 || column == 0) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        column
            + switch (alignment >> 2) {
              case 0 -> 0;
              case 1 -> 6;
              default -> 3;
            });
  }
}

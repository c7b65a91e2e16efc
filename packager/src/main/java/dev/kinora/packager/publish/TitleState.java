package dev.kinora.packager.publish;

/** Where a title stands. */
public sealed interface TitleState {
  /** Manifests are complete, some segments are not made yet. */
  record Playable(int spansDone, int spansTotal) implements TitleState {
    public Playable {
      if (spansDone < 0 || spansTotal < spansDone) {
        throw new IllegalArgumentException(
            "progress: expected 0 to %d, found %d".formatted(spansTotal, spansDone));
      }
    }
  }

  /** Every segment of every rendition is published and measured. */
  record Ready() implements TitleState {}

  /** Something of it cannot be encoded. */
  record Failed(String reason) implements TitleState {}
}

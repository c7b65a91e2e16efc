package dev.kinora.packager.title;

import java.util.List;

/**
 * What was decided of a source's tracks.
 *
 * @param copied names of the renditions that are the source's own samples: nothing of them is ever
 *     encoded or stored
 * @param reasons why it was decided so, a sentence each
 */
public record Choices(List<String> copied, List<String> reasons) {
  /** Everything is encoded, and nobody asked why. */
  public static final Choices NONE = new Choices(List.of(), List.of());

  public Choices {
    copied = List.copyOf(copied);
    reasons = List.copyOf(reasons);
  }
}

package dev.kinora.packager.cmaf;

import dev.kinora.packager.isobmff.SampleFlags;

/** What a sample needs and who needs it, as the flags of its run say it. */
public enum SampleKind {
  /** Decoding can start here: an IDR picture, any AAC frame. */
  SYNC(2, 0, false),
  /** Needs no other sample, but later ones may reach over it: an I picture that is no IDR. */
  INTRA(2, 0, true),
  /** Needs others; nothing said about who needs it. */
  DEPENDENT(1, 0, true),
  /** Needs others, and others need it: a reference P or B picture. */
  REFERENCE(1, 1, true),
  /** Needs others, and may be dropped: a B picture that is no reference. */
  DISPOSABLE(1, 2, true);

  private final int dependsOn;
  private final int isDependedOn;
  private final boolean nonSync;

  SampleKind(int dependsOn, int isDependedOn, boolean nonSync) {
    this.dependsOn = dependsOn;
    this.isDependedOn = isDependedOn;
    this.nonSync = nonSync;
  }

  /** The flags that say so. */
  public SampleFlags flags() {
    return new SampleFlags(0, dependsOn, isDependedOn, 0, 0, nonSync, 0);
  }
}

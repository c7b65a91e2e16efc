package dev.kinora.packager.isobmff;

/**
 * What a sample needs and who needs it (ISO/IEC 14496-12, 8.8.3.1).
 *
 * @param isLeading 0 not known, 1 leading and not decodable, 2 not leading, 3 leading, decodable
 * @param dependsOn 0 not known, 1 needs others, 2 needs none
 * @param isDependedOn 0 not known, 1 others may need it, 2 none does
 * @param hasRedundancy 0 not known, 1 redundant coding, 2 none
 * @param padding bits at the end, 0 to 7
 * @param nonSync whether decoding cannot start here
 * @param degradationPriority 16 bits
 */
public record SampleFlags(
    int isLeading,
    int dependsOn,
    int isDependedOn,
    int hasRedundancy,
    int padding,
    boolean nonSync,
    int degradationPriority) {
  /** Nothing said, and a sync sample: all bits 0. */
  public static final SampleFlags NONE = new SampleFlags(0, 0, 0, 0, 0, false, 0);

  public SampleFlags {
    if ((isLeading | dependsOn | isDependedOn | hasRedundancy) >>> 2 != 0
        || padding >>> 3 != 0
        || degradationPriority >>> 16 != 0) {
      throw new IllegalArgumentException("sample flags: a value does not fit its field");
    }
  }

  /** Takes the 32 bits apart; the four reserved ones are dropped. */
  public static SampleFlags unpack(int bits) {
    return new SampleFlags(
        bits >>> 26 & 3,
        bits >>> 24 & 3,
        bits >>> 22 & 3,
        bits >>> 20 & 3,
        bits >>> 17 & 7,
        (bits >>> 16 & 1) == 1,
        bits & 0xffff);
  }

  /** The 32 bits. */
  public int pack() {
    return isLeading << 26
        | dependsOn << 24
        | isDependedOn << 22
        | hasRedundancy << 20
        | padding << 17
        | (nonSync ? 1 << 16 : 0)
        | degradationPriority;
  }
}

package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the pieces after it lie and how long they last (ISO/IEC 14496-12, 8.16.3).
 *
 * @param referenceId the track's id
 * @param timescale ticks a second
 * @param earliestPresentationTime ticks
 * @param firstOffset bytes from the end of this box to the first piece
 */
public record SegmentIndexBox(
    long referenceId,
    long timescale,
    long earliestPresentationTime,
    long firstOffset,
    List<Reference> references)
    implements Box {
  public SegmentIndexBox {
    references = List.copyOf(references);
  }

  /**
   * One piece.
   *
   * @param toIndex whether it is another index rather than media
   * @param sizeBytes 31 bits
   * @param duration ticks
   * @param startsWithSap whether decoding can start at its first sample
   * @param sapType kind of the access point, 0 when not known
   * @param sapDelta ticks from its start to the access point, 28 bits
   */
  public record Reference(
      boolean toIndex,
      int sizeBytes,
      long duration,
      boolean startsWithSap,
      int sapType,
      int sapDelta) {}

  static SegmentIndexBox read(BoxReader in) throws MediaException {
    int version = in.fullBox(1).version();
    long referenceId = in.u32();
    long timescale = in.u32();
    long earliest = in.ticks(version);
    long firstOffset = in.ticks(version);
    in.skip(2);
    int count = in.count(in.u16(), 12);
    List<Reference> references = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int typeAndSize = in.i32();
      long duration = in.u32();
      int sap = in.i32();
      references.add(
          new Reference(
              typeAndSize < 0,
              typeAndSize & 0x7fff_ffff,
              duration,
              sap < 0,
              sap >>> 28 & 7,
              sap & 0xfff_ffff));
    }
    return new SegmentIndexBox(referenceId, timescale, earliest, firstOffset, references);
  }

  @Override
  public String type() {
    return "sidx";
  }

  @Override
  public void writePayload(BoxWriter out) {
    int version = Versions.forTicks(earliestPresentationTime, firstOffset);
    out.fullBox(version, 0).u32(referenceId).u32(timescale);
    out.ticks(version, earliestPresentationTime).ticks(version, firstOffset);
    out.zeros(2).u16(references.size());
    for (Reference r : references) {
      out.i32((r.toIndex ? 1 << 31 : 0) | r.sizeBytes).u32(r.duration);
      out.i32((r.startsWithSap ? 1 << 31 : 0) | r.sapType << 28 | r.sapDelta);
    }
  }
}

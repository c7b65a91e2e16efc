package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.List;

/** Which stretch of the media shows when (ISO/IEC 14496-12, 8.6.6). */
public record EditListBox(List<Edit> edits) implements Box {
  public EditListBox {
    edits = List.copyOf(edits);
  }

  /**
   * One stretch.
   *
   * @param segmentDuration ticks of the movie's timescale; 0 in a fragmented file: to the end
   * @param mediaTime where it starts, in ticks of the track's timescale; -1 shows nothing
   * @param rateInteger 1, or 0 for a still
   * @param rateFraction 0
   */
  public record Edit(long segmentDuration, long mediaTime, int rateInteger, int rateFraction) {}

  static EditListBox read(BoxReader in) throws MediaException {
    int version = in.fullBox(1).version();
    int count = in.count(in.u32(), version == 0 ? 12 : 20);
    List<Edit> edits = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long segmentDuration = in.ticks(version);
      long mediaTime = version == 0 ? in.i32() : in.i64();
      edits.add(new Edit(segmentDuration, mediaTime, in.i16(), in.i16()));
    }
    return new EditListBox(edits);
  }

  @Override
  public String type() {
    return "elst";
  }

  @Override
  public void writePayload(BoxWriter out) {
    boolean wide = false;
    for (Edit edit : edits) {
      wide |= edit.mediaTime != (int) edit.mediaTime;
      wide |= Versions.forTicks(edit.segmentDuration) == 1;
    }
    int version = wide ? 1 : 0;
    out.fullBox(version, 0).u32(edits.size());
    for (Edit edit : edits) {
      out.ticks(version, edit.segmentDuration);
      if (version == 0) {
        out.i32((int) edit.mediaTime);
      } else {
        out.i64(edit.mediaTime);
      }
      out.i16(edit.rateInteger).i16(edit.rateFraction);
    }
  }
}

package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.List;

/** How long samples last (ISO/IEC 14496-12, 8.6.1.2). Empty in a fragmented file. */
public record TimeToSampleBox(List<Entry> entries) implements Box {
  public TimeToSampleBox {
    entries = List.copyOf(entries);
  }

  /**
   * A run of samples of one duration.
   *
   * @param sampleCount how many samples
   * @param sampleDelta duration of each in ticks of the track
   */
  public record Entry(long sampleCount, long sampleDelta) {}

  static TimeToSampleBox read(BoxReader in) throws MediaException {
    in.fullBox(0);
    int count = in.count(in.u32(), 8);
    List<Entry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(new Entry(in.u32(), in.u32()));
    }
    return new TimeToSampleBox(entries);
  }

  @Override
  public String type() {
    return "stts";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fullBox(0, 0).u32(entries.size());
    entries.forEach(entry -> out.u32(entry.sampleCount).u32(entry.sampleDelta));
  }
}

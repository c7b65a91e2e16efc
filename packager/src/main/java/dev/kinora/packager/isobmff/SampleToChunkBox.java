package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.List;

/** How samples lie in chunks (ISO/IEC 14496-12, 8.7.4). Empty in a fragmented file. */
public record SampleToChunkBox(List<Entry> entries) implements Box {
  public SampleToChunkBox {
    entries = List.copyOf(entries);
  }

  /**
   * A run of like chunks.
   *
   * @param firstChunk from 1
   * @param samplesPerChunk in each chunk of the run
   * @param sampleDescriptionIndex from 1
   */
  public record Entry(long firstChunk, long samplesPerChunk, long sampleDescriptionIndex) {}

  static SampleToChunkBox read(BoxReader in) throws MediaException {
    in.fullBox(0);
    int count = in.count(in.u32(), 12);
    List<Entry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(new Entry(in.u32(), in.u32(), in.u32()));
    }
    return new SampleToChunkBox(entries);
  }

  @Override
  public String type() {
    return "stsc";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fullBox(0, 0).u32(entries.size());
    entries.forEach(entry ->
        out.u32(entry.firstChunk).u32(entry.samplesPerChunk).u32(entry.sampleDescriptionIndex));
  }
}

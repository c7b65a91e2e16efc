package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where chunks lie in the file (ISO/IEC 14496-12, 8.7.5). Empty in a fragmented file.
 *
 * @param offsets bytes from the start of the file, 32 bits each
 */
public record ChunkOffsetBox(List<Long> offsets) implements Box {
  public ChunkOffsetBox {
    offsets = List.copyOf(offsets);
  }

  static ChunkOffsetBox read(BoxReader in) throws MediaException {
    in.fullBox(0);
    int count = in.count(in.u32(), 4);
    List<Long> offsets = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      offsets.add(in.u32());
    }
    return new ChunkOffsetBox(offsets);
  }

  @Override
  public String type() {
    return "stco";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fullBox(0, 0).u32(offsets.size());
    offsets.forEach(out::u32);
  }
}

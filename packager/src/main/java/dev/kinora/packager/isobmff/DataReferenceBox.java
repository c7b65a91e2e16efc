package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.List;

/** Which files the media is in (ISO/IEC 14496-12, 8.7.2). */
public record DataReferenceBox(List<Box> entries) implements Box {
  /** The media is in this file. */
  public static final DataReferenceBox SELF =
      new DataReferenceBox(List.of(new DataEntryUrlBox("")));

  public DataReferenceBox {
    entries = List.copyOf(entries);
  }

  static DataReferenceBox read(BoxReader in) throws MediaException {
    in.fullBox(0);
    int count = in.count(in.u32(), 8);
    List<Box> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(Boxes.read(in));
    }
    return new DataReferenceBox(entries);
  }

  @Override
  public String type() {
    return "dref";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fullBox(0, 0).u32(entries.size()).boxes(entries);
  }
}

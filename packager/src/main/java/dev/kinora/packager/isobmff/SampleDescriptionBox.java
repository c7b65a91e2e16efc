package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.List;

/**
 * How the samples are coded (ISO/IEC 14496-12, 8.5.2).
 *
 * @param entries {@link VisualSampleEntry}, {@link AudioSampleEntry}, or opaque for other kinds
 */
public record SampleDescriptionBox(List<Box> entries) implements Box {
  public SampleDescriptionBox {
    entries = List.copyOf(entries);
  }

  static SampleDescriptionBox read(BoxReader in) throws MediaException {
    in.fullBox(0);
    int count = in.count(in.u32(), 8);
    List<Box> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      BoxReader.Header header = in.nextHeader();
      entries.add(readEntry(header.type(), header.payload()));
    }
    return new SampleDescriptionBox(entries);
  }

  private static Box readEntry(String type, BoxReader in) throws MediaException {
    return switch (type) {
      case "avc1", "avc3", "hvc1", "hev1", "dvh1", "dvhe", "av01", "vp08", "vp09", "mp4v", "encv" ->
          VisualSampleEntry.read(type, in);
      case "mp4a", "Opus", "fLaC", "ac-3", "ec-3", "ac-4", "alac", "enca" ->
          AudioSampleEntry.read(type, in);
      default -> OpaqueBox.read(type, in);
    };
  }

  @Override
  public String type() {
    return "stsd";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fullBox(0, 0).u32(entries.size()).boxes(entries);
  }
}

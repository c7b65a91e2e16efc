package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.List;

/**
 * How many bytes samples take (ISO/IEC 14496-12, 8.7.3.2). Empty in a fragmented file.
 *
 * @param sampleSize bytes of every sample, or 0 when each has its own
 * @param sampleCount how many samples
 * @param sizes bytes of each; empty unless {@code sampleSize} is 0
 */
public record SampleSizeBox(long sampleSize, long sampleCount, List<Long> sizes) implements Box {
  public SampleSizeBox {
    sizes = List.copyOf(sizes);
    if (sizes.size() != (sampleSize == 0 ? sampleCount : 0)) {
      throw new IllegalArgumentException(
          "stsz: %d samples of size %d with %d entries"
              .formatted(sampleCount, sampleSize, sizes.size()));
    }
  }

  static SampleSizeBox read(BoxReader in) throws MediaException {
    in.fullBox(0);
    long sampleSize = in.u32();
    long sampleCount = in.u32();
    int count = sampleSize == 0 ? in.count(sampleCount, 4) : 0;
    List<Long> sizes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      sizes.add(in.u32());
    }
    return new SampleSizeBox(sampleSize, sampleCount, sizes);
  }

  @Override
  public String type() {
    return "stsz";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fullBox(0, 0).u32(sampleSize).u32(sampleCount);
    sizes.forEach(out::u32);
  }
}

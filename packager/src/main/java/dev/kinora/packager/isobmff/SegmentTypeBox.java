package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a segment can be read as (ISO/IEC 14496-12, 8.16.2).
 *
 * @param majorBrand four characters, the best use
 * @param minorVersion informative, of the major brand
 * @param compatibleBrands four characters each, the major brand among them
 */
public record SegmentTypeBox(String majorBrand, long minorVersion, List<String> compatibleBrands)
    implements Box {
  public SegmentTypeBox {
    compatibleBrands = List.copyOf(compatibleBrands);
  }

  static SegmentTypeBox read(BoxReader in) throws MediaException {
    String majorBrand = in.fourCc();
    long minorVersion = in.u32();
    List<String> brands = new ArrayList<>();
    while (in.remaining() > 0) {
      brands.add(in.fourCc());
    }
    return new SegmentTypeBox(majorBrand, minorVersion, brands);
  }

  @Override
  public String type() {
    return "styp";
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.fourCc(majorBrand).u32(minorVersion);
    compatibleBrands.forEach(out::fourCc);
  }
}

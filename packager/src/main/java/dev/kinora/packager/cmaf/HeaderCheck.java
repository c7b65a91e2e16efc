package dev.kinora.packager.cmaf;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.isobmff.Box;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.ContainerBox;
import dev.kinora.packager.isobmff.EditListBox;
import dev.kinora.packager.isobmff.FileTypeBox;
import dev.kinora.packager.isobmff.SampleSizeBox;
import dev.kinora.packager.isobmff.TimeToSampleBox;
import dev.kinora.packager.isobmff.TrackExtendsBox;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Judges a CMAF header: C01 (brands), C02 (boxes) and C08 (edit list). Pure functions. */
public final class HeaderCheck {
  private HeaderCheck() {}

  /**
   * Checks a header; broken bytes are findings too.
   *
   * @param place names the header in findings
   */
  public static List<Finding> check(String place, ByteBuffer header) {
    List<Finding> findings = new ArrayList<>();
    try {
      List<Box> boxes = Boxes.readAll(header);
      List<String> types = boxes.stream().map(Box::type).toList();
      if (!types.equals(List.of("ftyp", "moov"))) {
        findings.add(new Finding("C02", place, "expected ftyp and moov, found " + types));
      } else {
        brands(place, (FileTypeBox) boxes.getFirst(), findings);
        movie(place, (ContainerBox) boxes.getLast(), findings);
      }
    } catch (MediaException e) {
      findings.add(new Finding("C02", place, String.valueOf(e.getMessage())));
    }
    return findings;
  }

  private static void brands(String place, FileTypeBox ftyp, List<Finding> findings) {
    List<String> brands = ftyp.compatibleBrands();
    boolean cmaf = brands.contains("cmfc") || brands.contains("cmf2");
    boolean iso = brands.stream().anyMatch(Set.of("iso6", "iso7", "iso8", "iso9")::contains);
    if (!cmaf || !iso) {
      findings.add(
          new Finding("C01", place, "expected cmfc or cmf2 with iso6 or later, found " + brands));
    }
  }

  private static void movie(String place, ContainerBox moov, List<Finding> findings)
      throws MediaException {
    ContainerBox trak = moov.onlyContainer("trak");
    moov.onlyContainer("mvex").only(TrackExtendsBox.class);
    ContainerBox stbl = trak.onlyContainer("mdia").onlyContainer("minf").onlyContainer("stbl");
    if (!stbl.only(TimeToSampleBox.class).entries().isEmpty()
        || stbl.only(SampleSizeBox.class).sampleCount() > 0) {
      findings.add(new Finding("C02", place, "expected empty sample tables"));
    }
    for (ContainerBox edts : trak.containers("edts")) {
      List<EditListBox.Edit> edits = edts.only(EditListBox.class).edits();
      if (edits.size() != 1
          || edits.getFirst().rateInteger() != 1
          || edits.getFirst().mediaTime() < 0) {
        findings.add(
            new Finding("C08", place, "expected one edit at rate 1 and no hole, found " + edits));
      }
    }
  }
}

package dev.kinora.packager.cmaf;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.isobmff.ContainerBox;
import dev.kinora.packager.isobmff.MovieFragmentHeaderBox;
import dev.kinora.packager.isobmff.PlacedBox;
import dev.kinora.packager.isobmff.TrackFragmentDecodeTimeBox;
import dev.kinora.packager.isobmff.TrackFragmentHeaderBox;
import dev.kinora.packager.isobmff.TrackRunBox;
import java.util.List;

/** C04, as far as the {@code moof} alone tells. */
final class FragmentRules {
  private final String place;
  private final InitSegment header;
  private final List<Finding> findings;

  FragmentRules(String place, InitSegment header, List<Finding> findings) {
    this.place = place;
    this.header = header;
    this.findings = findings;
  }

  void check(List<PlacedBox> boxes) {
    for (PlacedBox placed : boxes) {
      if (placed.box() instanceof ContainerBox moof && moof.type().equals("moof")) {
        try {
          check(placed.offset(), moof);
        } catch (MediaException e) {
          found(placed.offset(), String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private void check(long offset, ContainerBox moof) throws MediaException {
    moof.only(MovieFragmentHeaderBox.class);
    ContainerBox traf = moof.onlyContainer("traf");
    traf.only(TrackFragmentDecodeTimeBox.class);
    TrackFragmentHeaderBox tfhd = traf.only(TrackFragmentHeaderBox.class);
    if (!tfhd.defaultBaseIsMoof() || tfhd.baseDataOffset().isPresent()) {
      found(offset, "tfhd: expected default-base-is-moof and no base-data-offset");
    }
    if (tfhd.trackId() != header.trackId()) {
      found(
          offset,
          "tfhd: expected track_ID %d of the header, found %d"
              .formatted(header.trackId(), tfhd.trackId()));
    }
    List<TrackRunBox> runs = traf.all(TrackRunBox.class);
    if (runs.isEmpty() || runs.stream().anyMatch(run -> run.entries().isEmpty())) {
      found(offset, "trun: expected one or more runs, each with samples");
    }
  }

  private void found(long offset, String message) {
    findings.add(new Finding("C04", place + " moof @" + offset, message));
  }
}

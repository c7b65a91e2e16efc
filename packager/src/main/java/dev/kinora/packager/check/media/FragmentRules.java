package dev.kinora.packager.check.media;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.isobmff.ContainerBox;
import dev.kinora.packager.isobmff.MovieFragmentHeaderBox;
import dev.kinora.packager.isobmff.PlacedBox;
import dev.kinora.packager.isobmff.TrackFragmentDecodeTimeBox;
import dev.kinora.packager.isobmff.TrackFragmentHeaderBox;
import dev.kinora.packager.isobmff.TrackRunBox;
import java.util.List;

/** What a {@code moof} holds, as far as it alone tells. */
final class FragmentRules {
  private final IsoHeader header;
  private final Findings out;

  FragmentRules(IsoHeader header, Findings out) {
    this.header = header;
    this.out = out;
  }

  void check(Place place, List<PlacedBox> boxes) {
    for (PlacedBox placed : boxes) {
      if (placed.box() instanceof ContainerBox moof && moof.type().equals("moof")) {
        Place here = place.offset(placed.offset());
        try {
          check(here, moof);
        } catch (MediaException e) {
          out.add(MediaRule.FRAGMENT, here, e);
        }
      }
    }
  }

  private void check(Place here, ContainerBox moof) throws MediaException {
    moof.only(MovieFragmentHeaderBox.class);
    List<ContainerBox> trafs = moof.containers("traf");
    if (trafs.isEmpty() || (header.cmaf() && trafs.size() > 1)) {
      out.add(MediaRule.FRAGMENT, here, "one traf", trafs.size());
    }
    for (ContainerBox traf : trafs) {
      track(here, traf);
    }
  }

  private void track(Place here, ContainerBox traf) throws MediaException {
    traf.only(TrackFragmentDecodeTimeBox.class);
    TrackFragmentHeaderBox tfhd = traf.only(TrackFragmentHeaderBox.class);
    if (!tfhd.defaultBaseIsMoof() || tfhd.baseDataOffset().isPresent()) {
      out.add(
          MediaRule.FRAGMENT,
          here,
          "default-base-is-moof and no base-data-offset in tfhd",
          "other flags");
    }
    if (header.facts().stream().noneMatch(track -> track.id() == tfhd.trackId())) {
      List<Long> ids = header.facts().stream().map(TrackFacts::id).toList();
      out.add(MediaRule.FRAGMENT, here, "a track of the header, " + ids, "track " + tfhd.trackId());
    }
    List<TrackRunBox> runs = traf.all(TrackRunBox.class);
    if (header.cmaf() && (runs.isEmpty() || runs.stream().anyMatch(r -> r.entries().isEmpty()))) {
      out.add(MediaRule.FRAGMENT, here, "one or more trun, each with samples", runs.size());
    }
  }
}

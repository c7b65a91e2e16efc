package dev.kinora.packager.check.media;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.cmaf.Fragment;
import dev.kinora.packager.cmaf.FragmentSample;
import dev.kinora.packager.isobmff.PlacedBox;
import java.util.List;
import java.util.Optional;

/** The samples of a {@code moof} lie in the {@code mdat} behind it, and fill it. */
final class DataPlaces {
  private DataPlaces() {}

  /** All tracks' fragments that share one moof are judged together. */
  static void check(
      Place place, long moof, List<Fragment> ofAllTracks, List<PlacedBox> boxes, Findings out) {
    Place here = place.offset(moof);
    Optional<PlacedBox> mdat =
        boxes.stream().filter(b -> b.offset() > moof && b.box().type().equals("mdat")).findFirst();
    if (mdat.isEmpty()) {
      out.add(MediaRule.FRAGMENT, here, "an mdat behind it", "none");
      return;
    }
    long start = mdat.get().offset() + mdat.get().headerBytes();
    long end = mdat.get().offset() + mdat.get().sizeBytes();
    long lowest = end;
    long highest = start;
    long sum = 0;
    for (Fragment fragment : ofAllTracks) {
      for (FragmentSample sample : fragment.samples()) {
        lowest = Math.min(lowest, sample.offset());
        highest = Math.max(highest, sample.offset() + sample.sizeBytes());
        sum += sample.sizeBytes();
      }
    }
    if (lowest != start || highest != end || sum != end - start) {
      out.add(
          MediaRule.FRAGMENT,
          here,
          "samples that fill the mdat, bytes %d to %d".formatted(start, end),
          "%d bytes of samples, from %d to %d".formatted(sum, lowest, highest));
    }
  }
}

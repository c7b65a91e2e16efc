package dev.kinora.packager.cmaf;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.bitstream.LengthPrefixed;
import dev.kinora.packager.isobmff.OpaqueBox;
import dev.kinora.packager.isobmff.PlacedBox;
import dev.kinora.packager.isobmff.SampleFlags;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** C04 as far as samples and {@code mdat} go, C06 and, for sound, C11. */
final class SampleRules {
  private final String place;
  private final InitSegment header;
  private final List<Finding> findings;

  SampleRules(String place, InitSegment header, List<Finding> findings) {
    this.place = place;
    this.header = header;
    this.findings = findings;
  }

  void check(ByteBuffer segment, List<PlacedBox> boxes, List<Fragment> fragments)
      throws MediaException {
    fragments.forEach(fragment -> insideOwnData(fragment, boxes));
    if (!fragments.isEmpty() && !startsWithSync(fragments.getFirst())) {
      found("C06", fragments.getFirst(), "expected to start with a sync sample");
    }
    boolean sound = header.handlerType().equals("soun");
    if (sound && !fragments.stream().allMatch(SampleRules::allSync)) {
      found("C11", fragments.getFirst(), "expected every sample of sound to be a sync sample");
    }
    Optional<OpaqueBox> avcC = header.codecBox("avcC");
    if (avcC.isPresent()) {
      int lengthSizeBytes = AvcConfiguration.read(avcC.get().payload()).lengthSizeBytes();
      for (Fragment fragment : fragments) {
        flagsTellTheTruth(segment, fragment, lengthSizeBytes);
      }
    }
  }

  private static boolean startsWithSync(Fragment fragment) {
    return !fragment.samples().isEmpty() && fragment.samples().getFirst().sync();
  }

  private static boolean allSync(Fragment fragment) {
    return fragment.samples().stream().allMatch(FragmentSample::sync);
  }

  /** The samples fill the {@code mdat} behind the {@code moof}, and nothing else. */
  private void insideOwnData(Fragment fragment, List<PlacedBox> boxes) {
    Optional<PlacedBox> mdat =
        boxes.stream()
            .filter(b -> b.offset() > fragment.offset() && b.box().type().equals("mdat"))
            .findFirst();
    if (mdat.isEmpty()) {
      found("C04", fragment, "expected an mdat behind it, found none");
      return;
    }
    long expected = mdat.get().offset() + mdat.get().headerBytes();
    for (FragmentSample sample : fragment.samples()) {
      if (sample.offset() != expected) {
        found(
            "C04",
            fragment,
            "expected a sample at byte %d, found it at %d".formatted(expected, sample.offset()));
        return;
      }
      expected += sample.sizeBytes();
    }
    long end = mdat.get().offset() + mdat.get().sizeBytes();
    if (expected != end) {
      found(
          "C04",
          fragment,
          "expected the samples to end with the mdat at byte %d, found %d"
              .formatted(end, expected));
    }
  }

  private void flagsTellTheTruth(ByteBuffer segment, Fragment fragment, int lengthSizeBytes) {
    for (int i = 0; i < fragment.samples().size(); i++) {
      FragmentSample sample = fragment.samples().get(i);
      try {
        ByteBuffer data = MediaSegmentReader.data(segment, sample);
        SampleKind kind = AvcSamples.kindOf(LengthPrefixed.units(data, lengthSizeBytes));
        if (!agree(sample.flags(), kind)) {
          found("C06", fragment, "sample %d: %s has flags of another kind".formatted(i, kind));
        }
      } catch (MediaException e) {
        found("C06", fragment, "sample %d: %s".formatted(i, e.getMessage()));
      }
    }
  }

  /** 0 in a field says nothing and agrees with anything. */
  private static boolean agree(SampleFlags flags, SampleKind kind) {
    SampleFlags truth = kind.flags();
    return flags.nonSync() == truth.nonSync()
        && (flags.dependsOn() == 0 || flags.dependsOn() == truth.dependsOn())
        && (flags.isDependedOn() == 0
            || truth.isDependedOn() == 0
            || flags.isDependedOn() == truth.isDependedOn());
  }

  private void found(String rule, Fragment fragment, String message) {
    findings.add(new Finding(rule, place + " moof @" + fragment.offset(), message));
  }
}

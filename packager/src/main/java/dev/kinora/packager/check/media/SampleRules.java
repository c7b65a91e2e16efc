package dev.kinora.packager.check.media;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.bitstream.H264Nal;
import dev.kinora.packager.bitstream.LengthPrefixed;
import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.cmaf.AvcSamples;
import dev.kinora.packager.cmaf.Fragment;
import dev.kinora.packager.cmaf.FragmentSample;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.cmaf.MediaSegmentReader;
import dev.kinora.packager.cmaf.SampleKind;
import dev.kinora.packager.isobmff.OpaqueBox;
import dev.kinora.packager.isobmff.SampleFlags;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Samples and their flags; for H.264 against the NAL units, for AAC against its frame length. */
final class SampleRules {
  private static final long AAC_FRAME = 1024;

  private final InitSegment init;
  private final TrackFacts facts;
  private final Findings out;

  SampleRules(InitSegment init, TrackFacts facts, Findings out) {
    this.init = init;
    this.facts = facts;
    this.out = out;
  }

  void check(Place place, ByteBuffer segment, List<Fragment> fragments) throws MediaException {
    if (fragments.isEmpty()) {
      return;
    }
    Place first = place.offset(fragments.getFirst().offset());
    if (facts.kind() != TrackKind.OTHER && !startsWithSync(fragments.getFirst())) {
      out.add(MediaRule.SYNC, first, "a sync sample first", "one that needs others");
    }
    if (facts.kind() == TrackKind.AUDIO && facts.family().equals("mp4a")) {
      fragments.forEach(fragment -> sound(place.offset(fragment.offset()), fragment));
    }
    Optional<OpaqueBox> avcC = init.codecBox("avcC");
    if (avcC.isPresent() && !facts.encrypted()) {
      int lengthSizeBytes = AvcConfiguration.read(avcC.get().payload()).lengthSizeBytes();
      for (Fragment fragment : fragments) {
        flagsTellTheTruth(place.offset(fragment.offset()), segment, fragment, lengthSizeBytes);
      }
    }
  }

  private static boolean startsWithSync(Fragment fragment) {
    return !fragment.samples().isEmpty() && fragment.samples().getFirst().sync();
  }

  private void sound(Place here, Fragment fragment) {
    if (!fragment.samples().stream().allMatch(FragmentSample::sync)) {
      out.add(MediaRule.AAC_FRAMES, here, "every sample of sound a sync sample", "one that is not");
    }
    long rate = init.sound().map(sound -> (long) sound.sampleRate()).orElse(0L);
    if (rate != facts.timescale() || !facts.codecs().equals("mp4a.40.2")) {
      // In another timescale a frame is no whole number of ticks, and HE-AAC has longer ones.
      return;
    }
    List<FragmentSample> samples = fragment.samples();
    for (int i = 0; i < samples.size() - 1; i++) {
      if (samples.get(i).durationTicks() != AAC_FRAME) {
        out.add(
            MediaRule.AAC_FRAMES,
            here,
            "samples of 1024 ticks",
            "sample %d of %d".formatted(i, samples.get(i).durationTicks()));
        return;
      }
    }
  }

  private void flagsTellTheTruth(
      Place here, ByteBuffer segment, Fragment fragment, int lengthSizeBytes) {
    boolean parameterSetsBelong = !facts.family().equals("avc1");
    for (int i = 0; i < fragment.samples().size(); i++) {
      FragmentSample sample = fragment.samples().get(i);
      try {
        ByteBuffer data = MediaSegmentReader.data(segment, sample);
        Iterable<ByteBuffer> units = LengthPrefixed.units(data, lengthSizeBytes);
        if (!parameterSetsBelong) {
          noParameterSets(here, i, units);
        }
        agree(here, i, sample.flags(), AvcSamples.kindOf(units));
      } catch (MediaException e) {
        out.add(
            MediaRule.NAL_LENGTHS,
            here,
            "sample " + i + " of whole NAL units",
            String.valueOf(e.getMessage()));
      }
    }
  }

  private void noParameterSets(Place here, int sample, Iterable<ByteBuffer> units) {
    for (ByteBuffer unit : units) {
      if (H264Nal.isParameterSet(unit)) {
        out.add(
            MediaRule.PARAMETER_SETS,
            here,
            "samples without parameter sets under avc1",
            "a NAL unit of type %d in sample %d".formatted(H264Nal.type(unit), sample));
        return;
      }
    }
  }

  /** 0 in a field says nothing and agrees with anything. */
  private void agree(Place here, int index, SampleFlags flags, SampleKind kind) {
    SampleFlags truth = kind.flags();
    if (flags.nonSync() != truth.nonSync()) {
      out.add(
          MediaRule.SYNC,
          here,
          "sample %d marked as %s".formatted(index, truth.nonSync() ? "no sync sample" : "sync"),
          flags.nonSync() ? "not marked as sync" : "marked as sync");
    } else if (disagree(flags.dependsOn(), truth.dependsOn())
        || disagree(flags.isDependedOn(), truth.isDependedOn())) {
      out.add(
          MediaRule.DEPENDENCE,
          here,
          "sample %d: flags of a picture that is %s".formatted(index, kind),
          "depends on %d, is depended on %d".formatted(flags.dependsOn(), flags.isDependedOn()));
    }
  }

  private static boolean disagree(int stated, int truth) {
    return stated != 0 && truth != 0 && stated != truth;
  }
}

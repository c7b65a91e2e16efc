package dev.kinora.packager.check.media;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.bitstream.H264Colour;
import dev.kinora.packager.bitstream.H264Sps;
import dev.kinora.packager.bitstream.H264Vui;
import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.cmaf.Sound;
import dev.kinora.packager.isobmff.AudioSampleEntry;
import dev.kinora.packager.isobmff.Box;
import dev.kinora.packager.isobmff.Colour;
import dev.kinora.packager.isobmff.OpaqueBox;
import dev.kinora.packager.isobmff.PixelAspect;
import dev.kinora.packager.isobmff.VisualSampleEntry;
import dev.kinora.packager.time.Rational;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Holds a sample entry against the codec configuration inside it, and gathers a track's facts. */
final class SampleEntryCheck {
  private static final int UNSPECIFIED = 2;

  private SampleEntryCheck() {}

  static TrackFacts check(Place place, InitSegment init, Findings out) throws MediaException {
    Optional<H264Sps> sequence = sequence(init);
    Optional<Colour> colour = colour(init.sampleEntry());
    if (init.sampleEntry() instanceof VisualSampleEntry entry && sequence.isPresent()) {
      picture(place, entry, sequence.get(), colour, out);
    }
    if (init.sampleEntry() instanceof AudioSampleEntry entry) {
      init.sound().ifPresent(sound -> sound(place, entry, sound, out));
    }
    return new TrackFacts(
        init.trackId(),
        TrackKind.ofHandler(init.handlerType()),
        init.codecs(),
        init.timescale(),
        init.picture(),
        init.sound(),
        sequence,
        transfer(sequence, colour));
  }

  /** The parameter set, where there is exactly one. */
  private static Optional<H264Sps> sequence(InitSegment init) throws MediaException {
    Optional<OpaqueBox> avcC = init.codecBox("avcC");
    if (avcC.isEmpty()) {
      return Optional.empty();
    }
    List<Bytes> sets = AvcConfiguration.read(avcC.get().payload()).sequenceParameterSets();
    return sets.size() == 1 ? Optional.of(H264Sps.read(sets.getFirst())) : Optional.empty();
  }

  private static Optional<Colour> colour(Box entry) throws MediaException {
    if (!(entry instanceof VisualSampleEntry visual)) {
      return Optional.empty();
    }
    for (OpaqueBox child : visual.children()) {
      if (child.type().equals("colr")) {
        Colour colour = Colour.read(child.payload());
        if (colour.type().startsWith("ncl")) {
          return Optional.of(colour);
        }
      }
    }
    return Optional.empty();
  }

  private static void picture(
      Place place, VisualSampleEntry entry, H264Sps sps, Optional<Colour> colour, Findings out)
      throws MediaException {
    if (entry.width() != sps.width() || entry.height() != sps.height()) {
      out.add(
          MediaRule.SAMPLE_ENTRY,
          place,
          "%dx%d as the parameter set says".formatted(sps.width(), sps.height()),
          entry.width() + "x" + entry.height());
    }
    Optional<Rational> stated = sps.vui().flatMap(H264Vui::pixelAspect);
    Optional<OpaqueBox> pasp = entry.child("pasp");
    if (stated.isPresent() && pasp.isPresent()) {
      Rational ratio = PixelAspect.read(pasp.get().payload()).ratio();
      if (!ratio.equals(stated.get())) {
        out.add(MediaRule.SAMPLE_ENTRY, place, "pixels of " + stated.get(), ratio);
      }
    }
    Optional<H264Colour> own = own(sps);
    if (own.isPresent() && colour.isPresent() && differs(own.get(), colour.get())) {
      out.add(MediaRule.SAMPLE_ENTRY, place, "the colour " + own.get(), colour.get());
    }
  }

  private static Optional<H264Colour> own(H264Sps sps) {
    return sps.vui().flatMap(H264Vui::signal).flatMap(H264Vui.Signal::colour);
  }

  private static boolean differs(H264Colour own, Colour box) {
    return differ(own.primaries(), box.primaries())
        || differ(own.transfer(), box.transfer())
        || differ(own.matrix(), box.matrix());
  }

  private static boolean differ(int one, int other) {
    return one != other && one != UNSPECIFIED && other != UNSPECIFIED;
  }

  private static void sound(Place place, AudioSampleEntry entry, Sound sound, Findings out) {
    long rate = entry.sampleRate() >>> 16;
    // HE-AAC states the core's rate here or the whole's; both are in use.
    boolean agrees = rate == 0 || rate == sound.sampleRate() || 2 * rate == sound.sampleRate();
    if (!agrees) {
      out.add(
          MediaRule.SAMPLE_ENTRY,
          place,
          sound.sampleRate() + " Hz as the codec's configuration says",
          rate + " Hz");
    }
  }

  private static OptionalInt transfer(Optional<H264Sps> sps, Optional<Colour> colour) {
    if (colour.isPresent() && colour.get().transfer() != UNSPECIFIED) {
      return OptionalInt.of(colour.get().transfer());
    }
    Optional<H264Colour> own = sps.flatMap(SampleEntryCheck::own);
    return own.isPresent() && own.get().transfer() != UNSPECIFIED
        ? OptionalInt.of(own.get().transfer())
        : OptionalInt.empty();
  }
}

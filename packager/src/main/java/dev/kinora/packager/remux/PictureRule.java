package dev.kinora.packager.remux;

import dev.kinora.packager.bitstream.H264Sps;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceTrack;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a source's H.264 can be the top rung as it is. Pure; the first reason against it counts.
 */
final class PictureRule {
  /** x264 puts key frames at most 250 frames apart unless told otherwise: 10.4 s of cinema. */
  static final Rational LONGEST_SEGMENT = Rational.of(12);

  private static final int LONGEST_SIDE = 1920;
  private static final int SHORTEST_SIDE = 1080;
  private static final long MOST_BITS_PER_SECOND = 40_000_000;

  /** Level 5.2, what decoders of phones and browsers take. */
  private static final int HIGHEST_LEVEL = 52;

  private static final int BASELINE = 66;

  /** Baseline, Main and High (ISO/IEC 14496-10, A.2). */
  private static final Set<Integer> PROFILES = Set.of(BASELINE, 77, 100);

  private static final int CONSTRAINT_SET_1 = 0x40;
  private static final Set<String> FORMATS = Set.of("yuv420p", "yuvj420p");

  private PictureRule() {}

  /** Why not, as the end of a sentence; nothing when it can. */
  static Optional<String> obstacle(PictureFacts facts) {
    return ofPicture(facts.probed())
        .or(() -> ofCoding(facts))
        .or(() -> ofTimes(facts))
        .or(() -> facts.averageBitsPerSecond() > MOST_BITS_PER_SECOND ? tooMuch(facts) : none());
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static Optional<String> tooMuch(PictureFacts facts) {
    return Optional.of(
        "it takes %.0f Mbit/s, more than %d"
            .formatted(facts.averageBitsPerSecond() / 1e6, MOST_BITS_PER_SECOND / 1_000_000));
  }

  /** What shows before anything of the coding is known. */
  static Optional<String> ofPicture(SourceTrack.Video probed) {
    if (!probed.codec().equals("h264")) {
      return Optional.of("it is %s, not H.264".formatted(probed.codec()));
    }
    int longer = Math.max(probed.width(), probed.height());
    int shorter = Math.min(probed.width(), probed.height());
    if (longer > LONGEST_SIDE || shorter > SHORTEST_SIDE) {
      return Optional.of(
          "its %dx%d pixels are more than 1080p".formatted(probed.width(), probed.height()));
    }
    if (!FORMATS.contains(probed.pixelFormat())) {
      return Optional.of("its pixels are %s, not 8 bit 4:2:0".formatted(probed.pixelFormat()));
    }
    if (probed.interlaced()) {
      return Optional.of("it is interlaced");
    }
    if (probed.mirrored()) {
      return Optional.of("it has to be mirrored");
    }
    if (probed.rotationDegrees() != 0) {
      return Optional.of("it has to be turned by %d°".formatted(probed.rotationDegrees()));
    }
    if (!probed.sampleAspect().equals(Rational.ONE)) {
      return Optional.of("its pixels are not square");
    }
    if (!probed.constantRate()) {
      return Optional.of("its frame rate varies");
    }
    return Optional.empty();
  }

  private static Optional<String> ofCoding(PictureFacts facts) {
    H264Sps sps = facts.sps();
    int sets = facts.configuration().sequenceParameterSets().size();
    if (sets != 1 || facts.changingKeys() > 0) {
      return Optional.of("its parameter sets change on the way");
    }
    boolean extended = sps.profile() == BASELINE && (sps.constraints() & CONSTRAINT_SET_1) == 0;
    if (!PROFILES.contains(sps.profile()) || extended) {
      return Optional.of("players may not take H.264 profile %d".formatted(sps.profile()));
    }
    if (sps.level() > HIGHEST_LEVEL) {
      return Optional.of("players may not take H.264 level %.1f".formatted(sps.level() / 10.0));
    }
    if (sps.chromaFormat() != 1 || sps.lumaBits() != 8 || sps.chromaBits() != 8) {
      return Optional.of("its pixels are not 8 bit 4:2:0");
    }
    if (!sps.framesOnly()) {
      return Optional.of("it is coded for interlaced pictures");
    }
    if (sps.width() != facts.probed().width() || sps.height() != facts.probed().height()) {
      return Optional.of("its header states another size than its pictures have");
    }
    return Optional.empty();
  }

  private static Optional<String> ofTimes(PictureFacts facts) {
    if (!facts.startsAlike()) {
      return Optional.of("its first picture is not where the container's tables say");
    }
    if (facts.soundLeads()) {
      return Optional.of("its sound begins before its first picture");
    }
    if (!facts.fits()) {
      return Optional.of("it has more pictures somewhere than its frame rate has room for");
    }
    if (facts.longestGap().compareTo(LONGEST_SEGMENT) > 0) {
      return Optional.of(
          "up to %s s pass without a key frame %s; segments last at most %s s"
              .formatted(
                  String.format(Locale.ROOT, "%.1f", facts.longestGap().toDouble()),
                  facts.openKeys() > 0 ? "that stands alone (open groups of pictures)" : "at all",
                  LONGEST_SEGMENT));
    }
    return Optional.empty();
  }
}

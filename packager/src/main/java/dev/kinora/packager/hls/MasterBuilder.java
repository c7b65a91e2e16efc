package dev.kinora.packager.hls;

import dev.kinora.packager.hls.MultivariantPlaylist.Range;
import dev.kinora.packager.hls.MultivariantPlaylist.Resolution;
import dev.kinora.packager.hls.MultivariantPlaylist.Sound;
import dev.kinora.packager.hls.MultivariantPlaylist.Variant;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.LanguageTag;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Measured.BitRates;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SoundLabels;
import dev.kinora.packager.title.Title;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From a title's renditions to its multivariant playlist. */
final class MasterBuilder {
  /** Players without a measurement begin with the first variant: about what any line carries. */
  private static final long FIRST_VARIANT_BITS_PER_SECOND = 2_500_000;

  /** The source's own samples never have to be made first, so they may begin on faster lines. */
  private static final long FIRST_COPY_BITS_PER_SECOND = 8_000_000;

  private static final String GROUP = "audio";
  private static final int FRAME_RATE_DECIMALS = 3;

  private final Title title;
  private final Optional<Measured> measured;

  private MasterBuilder(Title title, Optional<Measured> measured) {
    this.title = title;
    this.measured = measured;
  }

  static MultivariantPlaylist of(Title title, Optional<Measured> measured) {
    var builder = new MasterBuilder(title, measured);
    return new MultivariantPlaylist(
        MediaPlaylist.VERSION_OF_MAP, true, builder.sound(), builder.variants());
  }

  private List<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    List<Variant> atHand = new ArrayList<>();
    for (Rendition.Video rung : title.video()) {
      Variant variant = picture(rung);
      variants.add(variant);
      if (title.isCopied(rung) && variant.bandwidth() <= FIRST_COPY_BITS_PER_SECOND) {
        atHand.add(variant);
      }
    }
    if (variants.isEmpty()) {
      variants.add(soundOnly());
    }
    if (atHand.isEmpty()) {
      moveFirst(variants);
    } else {
      variants.removeAll(atHand);
      variants.addAll(0, atHand);
    }
    return variants;
  }

  /**
   * The best variant that starts fast comes first, the others stay largest first: RFC 8216 gives
   * their order no meaning, but Apple's players begin with the first one, and hls.js with it too
   * while it has measured nothing.
   */
  private static void moveFirst(List<Variant> variants) {
    Variant first =
        variants.stream()
            .filter(variant -> variant.bandwidth() <= FIRST_VARIANT_BITS_PER_SECOND)
            .max(Comparator.comparingLong(Variant::bandwidth))
            .orElseGet(() ->
                variants.stream().min(Comparator.comparingLong(Variant::bandwidth)).orElseThrow());
    variants.remove(first);
    variants.addFirst(first);
  }

  private Variant picture(Rendition.Video rung) {
    BitRates own = Measured.rates(rung, measured);
    BitRates sound = mostExpensiveSound();
    Set<String> codecs = new LinkedHashSet<>(List.of(rung.codecs()));
    title.audio().forEach(audio -> codecs.add(audio.codecs()));
    return new Variant(
        uri(rung),
        own.peak() + sound.peak(),
        Optional.of(own.average() + sound.average()),
        List.copyOf(codecs),
        Optional.of(new Resolution(rung.width(), rung.height())),
        Optional.of(decimal(rung.frameRate())),
        // The ladder is encoded as BT.709 whatever the source is.
        Optional.of(Range.SDR),
        title.audio().isEmpty() ? Optional.empty() : Optional.of(GROUP),
        true);
  }

  private Variant soundOnly() {
    Rendition.Audio chosen = title.preferredAudio().orElseThrow();
    BitRates rates = mostExpensiveSound();
    Set<String> codecs = new LinkedHashSet<>(List.of(chosen.codecs()));
    title.audio().forEach(audio -> codecs.add(audio.codecs()));
    return new Variant(
        uri(chosen),
        rates.peak(),
        Optional.of(rates.average()),
        List.copyOf(codecs),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        sound().isEmpty() ? Optional.empty() : Optional.of(GROUP),
        true);
  }

  /** A single sound track without a picture is the variant itself and needs no group. */
  private List<Sound> sound() {
    if (title.video().isEmpty() && title.audio().size() == 1) {
      return List.of();
    }
    List<Sound> group = new ArrayList<>();
    Map<String, String> labels = SoundLabels.of(title);
    Set<Optional<String>> languages = new LinkedHashSet<>();
    Optional<Rendition.Audio> preferred = title.preferredAudio();
    preferred.ifPresent(audio -> languages.add(language(audio)));
    for (Rendition.Audio audio : title.audio()) {
      boolean isPreferred = preferred.equals(Optional.of(audio));
      // RFC 8216, 4.3.4.1: automatic members of a group differ in language.
      boolean automatic = isPreferred || languages.add(language(audio));
      group.add(
          new Sound(
              GROUP,
              labels.getOrDefault(audio.name(), audio.name()),
              language(audio),
              isPreferred,
              automatic,
              Optional.of(audio.channels()),
              Optional.of(uri(audio))));
    }
    return group;
  }

  private static Optional<String> language(Rendition.Audio audio) {
    return audio.language().flatMap(LanguageTag::of);
  }

  private BitRates mostExpensiveSound() {
    long peak = 0;
    long average = 0;
    for (Rendition.Audio audio : title.audio()) {
      BitRates rates = Measured.rates(audio, measured);
      peak = Math.max(peak, rates.peak());
      average = Math.max(average, rates.average());
    }
    return new BitRates(peak, average);
  }

  private static String uri(Rendition rendition) {
    return rendition.name() + "/" + Playlists.MEDIA_NAME;
  }

  private static BigDecimal decimal(Rational rate) {
    return BigDecimal.valueOf(rate.numerator())
        .divide(BigDecimal.valueOf(rate.denominator()), FRAME_RATE_DECIMALS, RoundingMode.HALF_UP);
  }
}

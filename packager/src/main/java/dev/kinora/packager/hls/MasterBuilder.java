package dev.kinora.packager.hls;

import dev.kinora.packager.hls.MultivariantPlaylist.Range;
import dev.kinora.packager.hls.MultivariantPlaylist.Resolution;
import dev.kinora.packager.hls.MultivariantPlaylist.Sound;
import dev.kinora.packager.hls.MultivariantPlaylist.Text;
import dev.kinora.packager.hls.MultivariantPlaylist.Variant;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.LanguageTag;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Measured.BitRates;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SoundGroups;
import dev.kinora.packager.title.SoundLabels;
import dev.kinora.packager.title.TextTrack;
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

  private static final String STEREO = "audio";
  private static final String SURROUND = "surround";
  private static final String TEXT_GROUP = "subtitles";
  private static final int FRAME_RATE_DECIMALS = 3;

  private final Title title;
  private final Optional<Measured> measured;
  private final List<Rendition.Audio> stereo;
  private final List<Rendition.Audio> surround;

  private MasterBuilder(Title title, Optional<Measured> measured) {
    this.title = title;
    this.measured = measured;
    this.stereo = SoundGroups.stereo(title);
    this.surround = SoundGroups.surround(title);
  }

  static MultivariantPlaylist of(Title title, Optional<Measured> measured) {
    var builder = new MasterBuilder(title, measured);
    return new MultivariantPlaylist(
        MediaPlaylist.VERSION_OF_MAP, true, builder.sound(), builder.texts(), builder.variants());
  }

  private List<Variant> variants() {
    List<List<Rendition.Video>> families = title.switchingVideo();
    List<Rendition.Video> ladder = families.isEmpty() ? List.of() : families.getFirst();
    List<Variant> variants = new ArrayList<>();
    List<Variant> atHand = new ArrayList<>();
    for (Rendition.Video rung : ladder) {
      Variant variant = picture(rung, STEREO, stereo);
      variants.add(variant);
      if (title.isCopied(rung) && variant.bandwidth() <= FIRST_COPY_BITS_PER_SECOND) {
        atHand.add(variant);
      }
    }
    if (variants.isEmpty()) {
      variants.add(soundOnly(title.preferredAudio().orElseThrow(), STEREO, stereo));
    }
    if (atHand.isEmpty()) {
      moveFirst(variants);
    } else {
      variants.removeAll(atHand);
      variants.addAll(0, atHand);
    }
    // Other codings come behind the one that every player has.
    families.stream()
        .skip(1)
        .flatMap(List::stream)
        .forEach(rung -> variants.add(picture(rung, STEREO, stereo)));
    variants.addAll(withSurround());
    return variants;
  }

  /** The same once more with all channels, behind those that every player takes. */
  private List<Variant> withSurround() {
    List<Variant> variants = new ArrayList<>();
    if (!surround.isEmpty()) {
      title.video().forEach(rung -> variants.add(picture(rung, SURROUND, surround)));
      if (variants.isEmpty()) {
        Rendition.Audio chosen =
            surround.stream().filter(this::isPreferred).findFirst().orElseThrow();
        variants.add(soundOnly(chosen, SURROUND, surround));
      }
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

  private Variant picture(Rendition.Video rung, String group, List<Rendition.Audio> members) {
    BitRates own = Measured.rates(rung, measured);
    BitRates sound = mostExpensive(members);
    BitRates texts = mostExpensiveText();
    Set<String> codecs = new LinkedHashSet<>(List.of(rung.codecs()));
    members.forEach(audio -> codecs.add(audio.codecs()));
    return new Variant(
        uri(rung),
        own.peak() + sound.peak() + texts.peak(),
        Optional.of(own.average() + sound.average() + texts.average()),
        List.copyOf(codecs),
        Optional.of(new Resolution(rung.width(), rung.height())),
        Optional.of(decimal(rung.frameRate())),
        // The ladder is encoded as BT.709 whatever the source is.
        Optional.of(Range.SDR),
        members.isEmpty() ? Optional.empty() : Optional.of(group),
        textGroup(),
        true);
  }

  private Variant soundOnly(Rendition.Audio chosen, String group, List<Rendition.Audio> members) {
    BitRates rates = mostExpensive(members);
    BitRates texts = mostExpensiveText();
    Set<String> codecs = new LinkedHashSet<>(List.of(chosen.codecs()));
    members.forEach(audio -> codecs.add(audio.codecs()));
    return new Variant(
        uri(chosen),
        rates.peak() + texts.peak(),
        Optional.of(rates.average() + texts.average()),
        List.copyOf(codecs),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        needsGroups() ? Optional.of(group) : Optional.empty(),
        textGroup(),
        true);
  }

  /** A single sound track without a picture is the variant itself and needs no group. */
  private boolean needsGroups() {
    return !title.video().isEmpty() || title.audio().size() > 1;
  }

  private List<Sound> sound() {
    List<Sound> groups = new ArrayList<>();
    if (needsGroups()) {
      groups.addAll(group(STEREO, stereo));
      groups.addAll(group(SURROUND, surround));
    }
    return groups;
  }

  /** Whether it is the track that plays unless somebody chooses. */
  private boolean isPreferred(Rendition.Audio audio) {
    return title.preferredAudio().map(Rendition.Audio::sourceTrack).orElse(-1)
        == audio.sourceTrack();
  }

  private List<Sound> group(String name, List<Rendition.Audio> members) {
    List<Sound> group = new ArrayList<>();
    Map<String, String> labels = SoundLabels.of(title);
    Set<Optional<String>> languages = new LinkedHashSet<>();
    title.preferredAudio().ifPresent(audio -> languages.add(language(audio)));
    for (Rendition.Audio audio : members) {
      boolean isPreferred = isPreferred(audio);
      // RFC 8216, 4.3.4.1: automatic members of a group differ in language.
      boolean automatic = isPreferred || languages.add(language(audio));
      group.add(
          new Sound(
              name,
              labels.getOrDefault(audio.name(), audio.name()),
              language(audio),
              isPreferred,
              automatic,
              Optional.of(audio.channels()),
              Optional.of(uri(audio))));
    }
    return group;
  }

  private Optional<String> textGroup() {
    return title.texts().isEmpty() ? Optional.empty() : Optional.of(TEXT_GROUP);
  }

  /** None is a default: who wants subtitles says so, and forced ones are shown without it. */
  private List<Text> texts() {
    List<Text> group = new ArrayList<>();
    for (TextTrack track : title.texts()) {
      group.add(
          new Text(
              TEXT_GROUP,
              track.label(),
              track.language(),
              false,
              true,
              track.forced(),
              track.hearingImpaired(),
              track.name() + "/" + Playlists.MEDIA_NAME));
    }
    return group;
  }

  private BitRates mostExpensiveText() {
    long peak = 0;
    long average = 0;
    for (TextTrack track : title.texts()) {
      peak = Math.max(peak, track.peakBitsPerSecond());
      average = Math.max(average, track.averageBitsPerSecond());
    }
    return new BitRates(peak, average);
  }

  private static Optional<String> language(Rendition.Audio audio) {
    return audio.language().flatMap(LanguageTag::of);
  }

  private BitRates mostExpensive(List<Rendition.Audio> members) {
    long peak = 0;
    long average = 0;
    for (Rendition.Audio audio : members) {
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

package dev.kinora.transcoder.ingest;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.text.Subtitles;
import dev.kinora.packager.text.TextFile;
import dev.kinora.packager.text.TextLimits;
import dev.kinora.packager.text.TextSegments;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.LanguageTag;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.packager.title.TextLabels;
import dev.kinora.packager.title.TextTrack;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.library.SidecarText;
import dev.kinora.transcoder.probe.TitleClock;
import dev.kinora.transcoder.supply.Sha256;
import dev.kinora.transcoder.work.EmbeddedText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the subtitles of one title, from inside its source and from beside it, publishes their
 * documents and describes them. What cannot be read becomes a note and costs the title nothing
 * else. Used once a title.
 */
final class TitleTexts {
  private static final Logger LOG = LoggerFactory.getLogger(TitleTexts.class);

  /** Players list them all; nobody reads through more. */
  private static final int MOST_TRACKS = 64;

  private static final int DIGITS = 10;
  private static final int LANGUAGE_CHARS = 12;

  private final AssetStore store;
  private final String titleId;
  private final TextSegments segments;
  private final Rational duration;
  private final List<TextTrack> tracks = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> labels = new HashSet<>();

  TitleTexts(AssetStore store, String titleId, TextSegments segments, Rational duration) {
    this.store = store;
    this.titleId = titleId;
    this.segments = segments;
    this.duration = duration;
  }

  static TitleTexts of(AssetStore store, Title title) {
    return new TitleTexts(
        store,
        title.id(),
        TextSegments.of(title.videoTimeline(), title.audioTimeline()),
        title.durationSeconds());
  }

  /** The tracks so far, as they are to be offered. */
  List<TextTrack> tracks() {
    return List.copyOf(tracks);
  }

  /** What could not be read, a sentence each. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Keeps a track that is published already. */
  void keep(TextTrack track) {
    labels.add(track.label());
    tracks.add(track);
  }

  /** Adds what was read of a source's own tracks, which their documents place in time. */
  void addEmbedded(SourceInfo info, List<EmbeddedText> read) throws IOException {
    Map<Integer, SourceTrack.Text> known = new HashMap<>();
    info.texts().forEach(track -> known.put(track.index(), track));
    for (EmbeddedText one : read) {
      SourceTrack.Text track = Objects.requireNonNull(known.get(one.track()));
      String where = "The subtitles of track %d (%s)".formatted(track.index(), track.codec());
      if (one.problem().isPresent()) {
        note(where + " are left out: " + one.problem().get());
        continue;
      }
      byte[] document = new byte[one.document().remaining()];
      one.document().duplicate().get(document);
      try {
        add(
            Subtitles.read(document, where),
            new Facts(
                track.language().flatMap(LanguageTag::of),
                track.label(),
                track.forced(),
                track.hearingImpaired(),
                Optional.of(track.index())),
            where);
      } catch (MediaException e) {
        note(where + " are left out: " + e.getMessage());
      }
    }
  }

  /**
   * Adds what lies beside a source.
   *
   * @param shift the title's time 0 on the clock of these files, which begins with the source
   */
  void addBeside(List<SidecarText> files, Rational shift) throws IOException {
    for (SidecarText file : files) {
      String name = SourceFiles.nameOf(file.file());
      try {
        Subtitles read = TextFile.read(bytes(file), file.language(), name);
        add(
            read.earlier(shift),
            new Facts(
                file.language(),
                file.label(),
                file.forced(),
                file.hearingImpaired(),
                Optional.empty()),
            name);
      } catch (MediaException e) {
        note("The subtitles beside the film are left out: " + e.getMessage());
      }
    }
  }

  /** When files beside a source begin: with the first of what it shows or plays. */
  static Rational shift(SourceInfo info, Rational origin) {
    Rational start =
        Stream.concat(
                info.video().map(SourceTrack.Video::start).stream(),
                info.audio().stream().map(SourceTrack.Audio::start))
            .min(Rational::compareTo)
            .orElse(origin);
    Rational shift = origin.minus(start);
    // What primes a sound decoder is heard by nobody, and nobody counts from there.
    return shift.compareTo(TitleClock.SOUND_BEFORE_PICTURE) <= 0 ? Rational.ZERO : shift;
  }

  private static byte[] bytes(SidecarText file) throws MediaException {
    try (InputStream in = Files.newInputStream(file.file())) {
      // One more than is read, so that a larger one shows.
      return in.readNBytes(TextLimits.MAX_BYTES + 1);
    } catch (IOException e) {
      throw new MediaException.Malformed(
          SourceFiles.nameOf(file.file()) + ": cannot be read: " + e.getMessage());
    }
  }

  /** What is known of a track beside its text. */
  private record Facts(
      Optional<String> language,
      Optional<String> label,
      boolean forced,
      boolean hearingImpaired,
      Optional<Integer> sourceTrack) {}

  private void add(Subtitles read, Facts facts, String where) throws IOException {
    Subtitles subtitles = read.until(duration);
    byte[] document = subtitles.document().getBytes(StandardCharsets.UTF_8);
    if (subtitles.isEmpty() || document.length > TextLimits.MAX_BYTES) {
      note(where + (subtitles.isEmpty() ? ": nothing is said" : ": too much is said"));
      return;
    }
    if (tracks.size() >= MOST_TRACKS) {
      note(where + ": there are " + MOST_TRACKS + " tracks of subtitles already");
      return;
    }
    String name = name(document, facts);
    if (tracks.stream().anyMatch(track -> track.name().equals(name))) {
      return;
    }
    TextSegments.BitRates rates = segments.rates(subtitles);
    store.publish(new Asset.Text(titleId, name), ByteBuffer.wrap(document));
    tracks.add(
        new TextTrack(
            name,
            facts.language,
            TextLabels.of(facts.label, facts.language, facts.forced, facts.hearingImpaired, labels),
            facts.forced,
            facts.hearingImpaired,
            facts.sourceTrack,
            rates.peakBitsPerSecond(),
            rates.averageBitsPerSecond()));
  }

  /**
   * Changes with all that decides the bytes of document and segments; the same text that is inside
   * of a source and beside it too has one name.
   */
  private String name(byte[] document, Facts facts) {
    String recipe =
        String.join(
            "\n",
            facts.language.orElse(""),
            facts.forced + " " + facts.hearingImpaired,
            segments.toString(),
            Sha256.of(ByteBuffer.wrap(document)));
    String digest =
        Sha256.of(ByteBuffer.wrap(recipe.getBytes(StandardCharsets.UTF_8))).substring(0, DIGITS);
    String language =
        facts
            .language
            .map(tag -> tag.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
            .map(tag -> tag.substring(0, Math.min(LANGUAGE_CHARS, tag.length())) + "-")
            .orElse("");
    return "t-" + language + digest;
  }

  private void note(String sentence) {
    LOG.warn("{}: {}", titleId, sentence);
    notes.add(sentence.endsWith(".") ? sentence : sentence + ".");
  }
}

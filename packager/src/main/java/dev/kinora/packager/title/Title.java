package dev.kinora.packager.title;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something to watch: written once when the source is probed, never changed. Immutable.
 *
 * @param id folder and URL name
 * @param name what people call it
 * @param origin the source's time, in seconds on its own clock, that is 0 on the title's timelines
 * @param videoTimeline boundaries of all video renditions; absent for a title without picture
 * @param audioTimeline boundaries of all audio renditions; absent for a title without sound
 * @param build the program and codec versions that fixed the recipes
 * @param about what it is among other films; absent where a title is from before this was noted
 * @param texts its subtitles
 * @param choices what was decided of its tracks; absent where a title is from before this was noted
 */
public record Title(
    String id,
    String name,
    Instant addedAt,
    SourceIdentity source,
    SourceInfo info,
    Rational origin,
    Optional<Timeline> videoTimeline,
    Optional<Timeline> audioTimeline,
    List<Rendition> renditions,
    String build,
    Optional<About> about,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<TextTrack> texts,
    Optional<Choices> choices) {
  /** What a title's id may be: it is a folder and a part of a URL. */
  public static final Pattern ID = Pattern.compile("[a-z0-9]{8,40}");

  public Title {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "title id: expected " + ID.pattern() + ", found \"" + id + "\"");
    }
    renditions = List.copyOf(renditions);
    texts = List.copyOf(texts);
    if (renditions.isEmpty()) {
      throw new IllegalArgumentException("title " + id + ": expected at least one rendition");
    }
    Set<String> names = new HashSet<>();
    for (Rendition rendition : renditions) {
      if (!names.add(rendition.name())) {
        throw new IllegalArgumentException(
            "title " + id + ": two renditions are called " + rendition.name());
      }
      if ((rendition instanceof Rendition.Video ? videoTimeline : audioTimeline).isEmpty()) {
        throw new IllegalArgumentException(
            "title " + id + ": rendition " + rendition.name() + " has no timeline");
      }
    }
    for (String copied : choices.map(Choices::copied).orElse(List.of())) {
      if (!names.contains(copied)) {
        throw new IllegalArgumentException(
            "title " + id + ": expected a rendition that is copied, found none called " + copied);
      }
    }
    for (TextTrack text : texts) {
      if (!names.add(text.name())) {
        throw new IllegalArgumentException(
            "title " + id + ": two tracks are called " + text.name());
      }
    }
  }

  /** A title of which nothing is known but what is in its file. */
  public Title(
      String id,
      String name,
      Instant addedAt,
      SourceIdentity source,
      SourceInfo info,
      Rational origin,
      Optional<Timeline> videoTimeline,
      Optional<Timeline> audioTimeline,
      List<Rendition> renditions,
      String build) {
    this(
        id,
        name,
        addedAt,
        source,
        info,
        origin,
        videoTimeline,
        audioTimeline,
        renditions,
        build,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** The same title of a file that has moved. */
  public Title withSource(SourceIdentity moved) {
    return new Title(
        id,
        name,
        addedAt,
        moved,
        info,
        origin,
        videoTimeline,
        audioTimeline,
        renditions,
        build,
        about,
        texts,
        choices);
  }

  /** The same title with other findings about its source. */
  public Title withInfo(SourceInfo other) {
    return new Title(
        id,
        name,
        addedAt,
        source,
        other,
        origin,
        videoTimeline,
        audioTimeline,
        renditions,
        build,
        about,
        texts,
        choices);
  }

  /** The same title, of whose tracks this was decided. */
  public Title withChoices(Choices made) {
    return new Title(
        id,
        name,
        addedAt,
        source,
        info,
        origin,
        videoTimeline,
        audioTimeline,
        renditions,
        build,
        about,
        texts,
        Optional.of(made));
  }

  /** The same title, called otherwise. */
  public Title named(String otherName, About otherAbout) {
    return new Title(
        id,
        otherName,
        addedAt,
        source,
        info,
        origin,
        videoTimeline,
        audioTimeline,
        renditions,
        build,
        Optional.of(otherAbout),
        texts,
        choices);
  }

  /** The same title with these subtitles. */
  public Title withTexts(List<TextTrack> others) {
    return new Title(
        id,
        name,
        addedAt,
        source,
        info,
        origin,
        videoTimeline,
        audioTimeline,
        renditions,
        build,
        about,
        others,
        choices);
  }

  /** The same title, of which viewers will miss this too. */
  public Title withNotes(List<String> more) {
    return new Title(
        id,
        name,
        addedAt,
        source,
        info.withNotes(more),
        origin,
        videoTimeline,
        audioTimeline,
        renditions,
        build,
        about,
        texts,
        choices);
  }

  /** The rungs of the video ladder, largest first as planned. */
  public List<Rendition.Video> video() {
    return renditions.stream()
        .filter(Rendition.Video.class::isInstance)
        .map(Rendition.Video.class::cast)
        .toList();
  }

  /**
   * The rungs by coding, in the order in which the codings first come: a player cannot switch from
   * one coding to another at a segment's boundary, but for those that happen to.
   */
  public List<List<Rendition.Video>> switchingVideo() {
    Map<String, List<Rendition.Video>> families = new LinkedHashMap<>();
    for (Rendition.Video rung : video()) {
      String family = rung.codecs().split("\\.", 2)[0];
      families.computeIfAbsent(family, _ -> new ArrayList<>()).add(rung);
    }
    return List.copyOf(families.values());
  }

  /** The sound renditions. */
  public List<Rendition.Audio> audio() {
    return renditions.stream()
        .filter(Rendition.Audio.class::isInstance)
        .map(Rendition.Audio.class::cast)
        .toList();
  }

  /** The renditions whose spans are encoded together. */
  public List<Rendition> renditions(Lane lane) {
    return renditions.stream().filter(r -> Lane.of(r) == lane).toList();
  }

  /** Whether a rendition is the source's own samples, of which nothing is encoded or stored. */
  public boolean isCopied(Rendition rendition) {
    return choices.filter(made -> made.copied().contains(rendition.name())).isPresent();
  }

  /** The renditions of a lane that are encoded and stored; the others need no work. */
  public List<Rendition> encoded(Lane lane) {
    return renditions(lane).stream().filter(r -> !isCopied(r)).toList();
  }

  /** Whether nothing of the title has to be encoded. */
  public boolean needsNoWork() {
    return renditions.stream().allMatch(this::isCopied);
  }

  /** The timeline of a lane; absent where the title has no rendition of that kind. */
  public Optional<Timeline> timeline(Lane lane) {
    return switch (lane) {
      case VIDEO -> videoTimeline;
      case AUDIO -> audioTimeline;
    };
  }

  /** The sound that plays unless somebody chooses: the first that is marked, else the first. */
  public Optional<Rendition.Audio> preferredAudio() {
    List<Rendition.Audio> all = audio();
    return all.stream()
        .filter(Rendition.Audio::preferred)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** The rendition of that name. */
  public Optional<Rendition> rendition(String renditionName) {
    return renditions.stream().filter(r -> r.name().equals(renditionName)).findFirst();
  }

  /** The timeline that a rendition follows. */
  public Timeline timelineOf(Rendition rendition) {
    return switch (rendition) {
      case Rendition.Video v -> videoTimeline.orElseThrow();
      case Rendition.Audio a -> audioTimeline.orElseThrow();
    };
  }

  /** Its chapters on its own time, those that begin within it; the first one from its start on. */
  public List<Chapter> chapters() {
    List<Chapter> within = new ArrayList<>();
    Rational duration = durationSeconds();
    for (Chapter chapter : info.chapters()) {
      Rational start = chapter.start().minus(origin);
      Rational shown = start.compareTo(Rational.ZERO) < 0 ? Rational.ZERO : start;
      if (shown.compareTo(duration) < 0) {
        // Of several that begin before the title does, the last one is on at its start.
        within.removeIf(earlier -> earlier.start().compareTo(shown) >= 0);
        within.add(new Chapter(shown, chapter.name()));
      }
    }
    return List.copyOf(within);
  }

  /** How long the title lasts: the picture's length, or the sound's where there is no picture. */
  public Rational durationSeconds() {
    return videoTimeline
        .map(t -> t.totalDuration().seconds())
        .or(() -> audioTimeline.map(Title::heardSeconds))
        .orElseThrow();
  }

  /** Without the priming that the edit list takes away. */
  private static Rational heardSeconds(Timeline audio) {
    return audio
        .totalDuration()
        .seconds()
        .minus(Rational.of(audio.presentationOffsetTicks(), audio.timescale()));
  }
}

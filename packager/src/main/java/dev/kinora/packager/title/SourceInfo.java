package dev.kinora.packager.title;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.kinora.packager.time.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the probe found.
 *
 * @param container libavformat's name of the format, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param duration seconds from the earliest start to the latest end of the tracks that are used
 * @param label the title tag, where there is one
 * @param notes what viewers will miss, because it is not there or cannot be decoded: a sentence
 *     each
 * @param chapters in the order of their starts
 * @param tags what it says of itself; absent where a title is from before this was noted
 * @param loudness how loud its tracks are, where that was asked for
 * @param complexity how many bits the picture asks for; absent where it was not measured
 */
public record SourceInfo(
    String container,
    Rational duration,
    Optional<String> label,
    List<SourceTrack> tracks,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> notes,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Chapter> chapters,
    Optional<SourceTags> tags,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Loudness> loudness,
    Optional<Complexity> complexity) {
  public SourceInfo {
    tracks = List.copyOf(tracks);
    notes = List.copyOf(notes);
    chapters = List.copyOf(chapters);
    loudness = List.copyOf(loudness);
  }

  /** A source without chapters and tags. */
  public SourceInfo(
      String container,
      Rational duration,
      Optional<String> label,
      List<SourceTrack> tracks,
      List<String> notes) {
    this(
        container,
        duration,
        label,
        tracks,
        notes,
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** A source of which nothing is missing. */
  public SourceInfo(
      String container, Rational duration, Optional<String> label, List<SourceTrack> tracks) {
    this(container, duration, label, tracks, List.of());
  }

  /** The same source, whose picture was measured. */
  public SourceInfo with(Complexity measured) {
    return new SourceInfo(
        container, duration, label, tracks, notes, chapters, tags, loudness, Optional.of(measured));
  }

  /** The same source, of which viewers will miss this too. */
  public SourceInfo withNotes(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new SourceInfo(
        container, duration, label, tracks, all, chapters, tags, loudness, complexity);
  }

  /** All subtitles that are text, in the container's order. */
  public List<SourceTrack.Text> texts() {
    return only(SourceTrack.Text.class).toList();
  }

  /** The picture that is shown: the first moving one. */
  public Optional<SourceTrack.Video> video() {
    return only(SourceTrack.Video.class).findFirst();
  }

  /** All sound tracks in the container's order. */
  public List<SourceTrack.Audio> audio() {
    return only(SourceTrack.Audio.class).toList();
  }

  private <T extends SourceTrack> Stream<T> only(Class<T> type) {
    return tracks.stream().filter(type::isInstance).map(type::cast);
  }

  /** The same with what was measured of its sound. */
  public SourceInfo withLoudness(List<Loudness> measured) {
    return new SourceInfo(
        container, duration, label, tracks, notes, chapters, tags, measured, complexity);
  }

  /** What a track's sound gains over so many channels, in hundredths of a dB: usually nothing. */
  public int gainCentiDecibels(int track, int channels) {
    return loudness.stream()
        .filter(one -> one.track() == track && one.channels() == channels)
        .findFirst()
        .map(Loudness::gainCentiDecibels)
        .orElse(0);
  }
}

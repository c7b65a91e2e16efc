package dev.kinora.transcoder.probe;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.StreamView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks into a source file. */
public final class SourceProbe {
  private SourceProbe() {}

  /**
   * Finds out what a source holds.
   *
   * @throws MediaException.Malformed if it is no media or broken beyond use
   * @throws MediaException.Unsupported if there is nothing in it that Kinora can show
   * @throws IOException if it cannot be read
   */
  public static SourceInfo probe(Path source) throws MediaException, IOException {
    try (Demuxer demuxer = Demuxer.open(source)) {
      Map<Integer, FirstFrame> first = FirstFrames.decode(demuxer);
      Optional<Integer> picture =
          demuxer.streams().stream()
              .filter(s -> s.kind() == StreamView.Kind.VIDEO && first.containsKey(s.index()))
              .map(StreamView::index)
              .findFirst();
      Map<Integer, StreamTimes> times = PacketScan.scan(source, picture, first);
      List<SourceTrack> tracks = new ArrayList<>();
      for (StreamView stream : demuxer.streams()) {
        tracks.add(track(demuxer, stream, first, times, picture));
      }
      return info(demuxer, tracks, Files.size(source));
    }
  }

  private static SourceTrack track(
      Demuxer demuxer,
      StreamView stream,
      Map<Integer, FirstFrame> first,
      Map<Integer, StreamTimes> times,
      Optional<Integer> picture) {
    FirstFrame frame = first.get(stream.index());
    StreamTimes seen = times.getOrDefault(stream.index(), new StreamTimes());
    if (frame != null && stream.kind() == StreamView.Kind.AUDIO) {
      return Tracks.audio(stream, frame, seen, demuxer.durationMicros());
    }
    return frame != null && picture.filter(index -> index == stream.index()).isPresent()
        ? Tracks.video(stream, frame, seen)
        : Tracks.other(stream);
  }

  private static SourceInfo info(Demuxer demuxer, List<SourceTrack> tracks, long sizeBytes)
      throws MediaException.Unsupported {
    List<Rational> starts = new ArrayList<>();
    List<Rational> ends = new ArrayList<>();
    for (SourceTrack track : tracks) {
      switch (track) {
        case SourceTrack.Video v -> {
          starts.add(v.start());
          ends.add(v.start().plus(v.duration()));
        }
        case SourceTrack.Audio a -> {
          starts.add(a.start());
          ends.add(a.start().plus(a.duration()));
        }
        case SourceTrack.Text _, SourceTrack.Other _ -> {
          // Has no part in what is shown.
        }
      }
    }
    if (starts.isEmpty()) {
      throw new MediaException.Unsupported(
          demuxer.name()
              + ": there is neither a picture nor sound in it that can be decoded"
              + list(tracks));
    }
    Rational start = starts.stream().min(Comparator.naturalOrder()).orElseThrow();
    Rational end = ends.stream().max(Comparator.naturalOrder()).orElseThrow();
    Map<String, String> tags = SourceWords.tags(demuxer);
    return new SourceInfo(
        demuxer.formatName(),
        end.minus(start),
        SourceWords.title(tags),
        tracks,
        Losses.of(
            tracks,
            statedDuration(demuxer),
            // Some headers count from the start of the clock, not from that of the tracks.
            start.isPositive() ? end : end.minus(start),
            Math.max(0, demuxer.indexedBytes() - sizeBytes)),
        SourceWords.chapters(demuxer.chapters()),
        Optional.of(SourceWords.of(tags)),
        List.of(),
        Optional.empty());
  }

  /** Of formats whose header states the length; others guess it from their bit rate. */
  private static Optional<Rational> statedDuration(Demuxer demuxer) {
    String format = demuxer.formatName();
    boolean states =
        format.startsWith("mov") || format.startsWith("matroska") || format.equals("avi");
    return demuxer.durationMicros().filter(micros -> states).map(m -> Rational.of(m, 1_000_000));
  }

  private static String list(List<SourceTrack> tracks) {
    List<String> found = new ArrayList<>();
    for (SourceTrack track : tracks) {
      found.add(track.codec());
    }
    return found.isEmpty() ? "" : "; found only " + String.join(", ", found);
  }
}

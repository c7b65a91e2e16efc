package dev.kinora.packager.source.matroska;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.ebml.Ebml;
import dev.kinora.packager.source.SourceFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Segment says of itself: its scale of time, its tracks and its Cues, found by walking from
 * its start to the first Cluster and then by the SeekHead (RFC 9559, 5.1.1).
 *
 * @param cues by track number
 * @param firstElementBytes where the Segment's first element begins
 */
record MatroskaIndex(
    SourceFile file,
    List<MatroskaTrack> tracks,
    Map<Long, List<Cue>> cues,
    ClusterReader clusters,
    long firstElementBytes) {
  private static final int MOST_HEADER_BYTES = 16 << 20;
  private static final int MOST_CUES_BYTES = 64 << 20;
  private static final int MOST_ELEMENTS = 1024;
  private static final long MILLISECOND = 1_000_000;

  static MatroskaIndex read(SourceFile file) throws MediaException, IOException {
    Place segment = segment(file);
    Map<Integer, Place> found = walk(file, segment);
    follow(file, segment, found);
    Place tracks = found.get(Ids.TRACKS);
    Place cues = found.get(Ids.CUES);
    if (tracks == null) {
      throw new MediaException.Malformed("Segment", "Tracks", "none");
    }
    if (cues == null) {
      throw new MediaException.Unsupported(
          "the file has no index of its key frames; remuxing it would make one");
    }
    return new MatroskaIndex(
        file,
        MatroskaTrack.read(tracks.elements(file, MOST_HEADER_BYTES)),
        Cue.read(cues.elements(file, MOST_CUES_BYTES), segment.startBytes(), file.sizeBytes()),
        new ClusterReader(file, scale(file, found), segment.endBytes()),
        segment.startBytes());
  }

  private static Place segment(SourceFile file) throws MediaException, IOException {
    Optional<Place> head = Place.at(file, 0, file.sizeBytes());
    if (head.isEmpty() || head.get().id() != Ids.EBML || head.get().open()) {
      throw new MediaException.Malformed("file", "an EBML header", "something else");
    }
    Optional<Place> segment = Place.at(file, head.get().endBytes(), file.sizeBytes());
    if (segment.isEmpty() || segment.get().id() != Ids.SEGMENT) {
      throw new MediaException.Malformed("file", "a Segment behind the header", "something else");
    }
    return segment.get();
  }

  /** The elements up to the first Cluster. */
  private static Map<Integer, Place> walk(SourceFile file, Place segment)
      throws MediaException, IOException {
    Map<Integer, Place> found = new HashMap<>();
    long at = segment.startBytes();
    for (int i = 0; i < MOST_ELEMENTS; i++) {
      Optional<Place> place = Place.at(file, at, segment.endBytes());
      if (place.isEmpty() || place.get().id() == Ids.CLUSTER || place.get().open()) {
        break;
      }
      found.putIfAbsent(place.get().id(), place.get());
      at = place.get().endBytes();
    }
    return found;
  }

  /** What stands behind the Clusters, where the SeekHead says that it does. */
  private static void follow(SourceFile file, Place segment, Map<Integer, Place> found)
      throws MediaException, IOException {
    Place seekHead = found.get(Ids.SEEK_HEAD);
    if (seekHead == null) {
      return;
    }
    for (Ebml.Element seek : seekHead.elements(file, MOST_HEADER_BYTES)) {
      if (seek.id() != Ids.SEEK) {
        continue;
      }
      List<Ebml.Element> fields = Ebml.all(seek.content());
      long id = Ebml.first(fields, Ids.SEEK_ID).map(Ebml.Element::number).orElse(0L);
      long position = Ebml.first(fields, Ids.SEEK_POSITION).map(Ebml.Element::number).orElse(-1L);
      if (position < 0 || position > segment.endBytes() - segment.startBytes()) {
        continue;
      }
      Optional<Place> place = Place.at(file, segment.startBytes() + position, segment.endBytes());
      if (place.isPresent() && place.get().id() == (int) id && !place.get().open()) {
        found.putIfAbsent((int) id, place.get());
      }
    }
  }

  private static long scale(SourceFile file, Map<Integer, Place> found)
      throws MediaException, IOException {
    Place info = found.get(Ids.INFO);
    long scale =
        info == null
            ? MILLISECOND
            : Ebml.first(info.elements(file, MOST_HEADER_BYTES), Ids.TIMESTAMP_SCALE)
                .map(Ebml.Element::number)
                .orElse(MILLISECOND);
    if (scale < 1 || scale > 1_000_000_000L) {
      throw new MediaException.Malformed("TimestampScale", "1 ns to 1 s", scale);
    }
    return scale;
  }
}

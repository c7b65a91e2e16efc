package dev.kinora.packager.source.matroska;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.ebml.Ebml;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of the index (RFC 9559, 5.1.5).
 *
 * @param time in the segment's scale
 * @param clusterBytes where the Cluster's id begins in the file
 * @param relativeBytes of the block within the Cluster's content, -1 when not stated
 */
record Cue(long time, long clusterBytes, long relativeBytes) {
  /** All cues by track number, growing in time, one for each time. */
  static Map<Long, List<Cue>> read(List<Ebml.Element> cues, long segmentStart, long fileBytes)
      throws MediaException {
    Map<Long, List<Cue>> byTrack = new HashMap<>();
    for (Ebml.Element point : cues) {
      if (point.id() == Ids.CUE_POINT) {
        add(byTrack, Ebml.all(point.content()), segmentStart, fileBytes);
      }
    }
    byTrack.replaceAll((track, list) -> distinct(list));
    return byTrack;
  }

  private static void add(
      Map<Long, List<Cue>> byTrack, List<Ebml.Element> point, long segmentStart, long fileBytes)
      throws MediaException {
    long time = number(point, Ids.CUE_TIME, -1);
    for (Ebml.Element positions : point) {
      if (positions.id() != Ids.CUE_TRACK_POSITIONS) {
        continue;
      }
      List<Ebml.Element> fields = Ebml.all(positions.content());
      long position = number(fields, Ids.CUE_CLUSTER_POSITION, -1);
      if (time < 0 || position < 0 || position > fileBytes - segmentStart) {
        throw new MediaException.Malformed(
            "Cues", "times and places within the file", "%d @%d".formatted(time, position));
      }
      byTrack
          .computeIfAbsent(number(fields, Ids.CUE_TRACK, 0), track -> new ArrayList<>())
          .add(
              new Cue(
                  time, segmentStart + position, number(fields, Ids.CUE_RELATIVE_POSITION, -1)));
    }
  }

  private static long number(List<Ebml.Element> fields, int id, long otherwise) {
    Optional<Ebml.Element> field = Ebml.first(fields, id);
    return field.isPresent() ? field.get().number() : otherwise;
  }

  private static List<Cue> distinct(List<Cue> cues) {
    List<Cue> sorted = new ArrayList<>(cues);
    sorted.sort(Comparator.comparingLong(Cue::time));
    List<Cue> distinct = new ArrayList<>(sorted.size());
    for (Cue cue : sorted) {
      if (distinct.isEmpty() || distinct.getLast().time != cue.time) {
        distinct.add(cue);
      }
    }
    return List.copyOf(distinct);
  }
}

package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.isobmff.Box;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.ContainerBox;
import dev.kinora.packager.isobmff.FileTypeBox;
import dev.kinora.packager.isobmff.MovieHeaderBox;
import dev.kinora.packager.live.LiveRelay;
import dev.kinora.packager.live.LiveTrack;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One init segment for the tracks that a browser appends to one buffer. Pure functions. */
final class CombinedInit {
  private CombinedInit() {}

  /**
   * The header for sockets.
   *
   * @param tracks one or more, whose init segments name different track ids
   */
  static LiveRelay.Header of(List<LiveTrack> tracks) throws MediaException {
    List<Box> fileTypes = new ArrayList<>();
    List<Box> traks = new ArrayList<>();
    List<Box> defaults = new ArrayList<>();
    List<MovieHeaderBox> movies = new ArrayList<>();
    for (LiveTrack track : tracks) {
      ContainerBox all = new ContainerBox("init segment", Boxes.readAll(track.init()));
      fileTypes.add(all.only(FileTypeBox.class));
      ContainerBox moov = all.onlyContainer("moov");
      movies.add(moov.only(MovieHeaderBox.class));
      traks.add(moov.onlyContainer("trak"));
      defaults.addAll(moov.onlyContainer("mvex").children());
    }
    MovieHeaderBox first = movies.getFirst();
    long next = movies.stream().mapToLong(MovieHeaderBox::nextTrackId).max().orElseThrow();
    List<Box> children = new ArrayList<>();
    children.add(
        new MovieHeaderBox(
            0, 0, first.timescale(), 0, first.rate(), first.volume(), first.matrix(), next));
    children.addAll(traks);
    children.add(new ContainerBox("mvex", defaults));
    byte[] bytes = Boxes.write(List.of(fileTypes.getFirst(), new ContainerBox("moov", children)));
    return new LiveRelay.Header(mime(tracks), ByteBuffer.wrap(bytes));
  }

  private static String mime(List<LiveTrack> tracks) {
    boolean picture = tracks.stream().anyMatch(LiveTrack.Video.class::isInstance);
    String codecs = String.join(",", tracks.stream().map(LiveTrack::codecs).toList());
    return (picture ? "video" : "audio") + "/mp4; codecs=\"" + codecs + "\"";
  }
}

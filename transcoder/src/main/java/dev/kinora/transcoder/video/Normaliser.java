package dev.kinora.transcoder.video;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.transcoder.ffmpeg.FilterGraph;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ladder.PictureSize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes pictures progressive, of standard dynamic range and upright. Most sources need none of
 * these; theirs pass through untouched.
 */
final class Normaliser implements AutoCloseable {
  private final SourceTrack.Video track;
  private final PictureSize most;
  private @Nullable FilterGraph graph;
  private @Nullable PictureShape shape;
  private Rational tick;

  Normaliser(SourceTrack.Video track, Rational sourceTick) {
    this(track, largestRung(track), sourceTick);
  }

  private Normaliser(SourceTrack.Video track, PictureSize most, Rational sourceTick) {
    this.track = track;
    this.most = most;
    this.tick = sourceTick;
  }

  /** For pictures that are wanted small: what is dear is done at that size. */
  static Normaliser within(SourceTrack.Video track, PictureSize size, Rational sourceTick) {
    return new Normaliser(track, size, sourceTick);
  }

  private static PictureSize largestRung(SourceTrack.Video track) {
    return PictureSize.shown(track).within1080p();
  }

  /** Whether pictures have to go through here at all. */
  static boolean isNeeded(SourceTrack.Video track) {
    return !description(track, largestRung(track)).isEmpty();
  }

  /** How many pictures before the wanted one influence it. */
  static int picturesBefore(SourceTrack.Video track) {
    return track.interlaced() ? 2 : 0;
  }

  private static String description(SourceTrack.Video track, PictureSize most) {
    List<String> filters = new ArrayList<>();
    if (track.interlaced()) {
      filters.add("bwdif=mode=send_frame:parity=auto:deint=interlaced");
    }
    if (List.of("smpte2084", "arib-std-b67").contains(track.transfer())) {
      filters.add(toneMap(track, most));
    }
    if (track.mirrored()) {
      filters.add("vflip");
    }
    switch (track.rotationDegrees()) {
      case 90 -> filters.add("transpose=clock");
      case 180 -> filters.add("hflip,vflip");
      case 270 -> filters.add("transpose=cclock");
      default -> {}
    }
    return String.join(",", filters);
  }

  /**
   * Scales to the largest size wanted first, since the rest is computed in floating point, which is
   * also why these pictures alone may differ from one kind of processor to another.
   */
  private static String toneMap(SourceTrack.Video track, PictureSize size) {
    boolean lying = track.rotationDegrees() % 180 != 0;
    return ("zscale=width=%d:height=%d:filter=bicubic:primariesin=bt2020:matrixin=bt2020nc"
            + ":transferin=%s:transfer=linear:npl=100,format=gbrpf32le,zscale=primaries=bt709,"
            + "tonemap=tonemap=hable:desat=0,"
            + "zscale=transfer=bt709:matrix=bt709:range=limited,format=yuv420p")
        .formatted(
            lying ? size.height() : size.width(),
            lying ? size.width() : size.height(),
            track.transfer());
  }

  /** Sends a picture in whose time stands in {@link Frame#ptsTicks}. */
  void send(Frame frame, Rational sourceTick) throws IOException {
    if (!frame.pictureShape().equals(shape)) {
      close();
      shape = frame.pictureShape();
      PictureColor color = frame.color();
      graph =
          FilterGraph.pictures(
              description(track, most), shape, color, track.sampleAspect(), sourceTick);
      tick = graph.timeBase();
    }
    open().send(frame);
  }

  /** Says that no picture follows. */
  void finish() throws IOException {
    if (graph != null) {
      graph.finish();
    }
  }

  /** Fetches a finished picture; false if another has to be sent first or none will come. */
  boolean receive(Frame frame) throws IOException {
    return graph != null && graph.receive(frame);
  }

  /** Seconds a tick of finished pictures. */
  Rational tick() {
    return tick;
  }

  private FilterGraph open() {
    if (graph == null) {
      throw new IllegalStateException("no picture was sent yet");
    }
    return graph;
  }

  @Override
  public void close() {
    if (graph != null) {
      graph.close();
      graph = null;
    }
  }
}

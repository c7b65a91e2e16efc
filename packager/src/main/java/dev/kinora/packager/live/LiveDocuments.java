package dev.kinora.packager.live;

import dev.kinora.packager.hls.MediaPlaylist;
import dev.kinora.packager.hls.MediaPlaylist.Segment;
import dev.kinora.packager.hls.Playlists;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Measured.BitRates;
import dev.kinora.packager.title.Title;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running stream's documents as text. Pure: the same view gives the same text. */
public final class LiveDocuments {
  private static final int VERSION_OF_MAP = 6;
  private static final long HEADROOM_PERCENT = 110;

  private LiveDocuments() {}

  /**
   * The multivariant playlist.
   *
   * @param view of which something is listed
   */
  public static String master(LiveView view) {
    LiveEra era = view.window().getLast().era();
    return Playlists.master(title(view, era), Optional.of(measured(view, era)));
  }

  /**
   * The media playlist of one rendition, which goes on with what stands in its place where the
   * publisher has come back with something else; URIs are relative to the rendition's folder.
   */
  public static String media(LiveView view, LiveRendition rendition) {
    List<Segment> segments = new ArrayList<>();
    String map = "";
    Optional<LiveSegment> before = Optional.empty();
    for (LiveSegment segment : view.window()) {
      LivePiece piece = segment.pieceFor(rendition);
      String folder =
          piece.rendition().name().equals(rendition.name())
              ? ""
              : "../" + piece.rendition().name() + "/";
      String init = folder + "init.mp4";
      boolean jumps = before.isPresent() && before.get().era().ordinal() < segment.era().ordinal();
      boolean tagged = jumps || (before.isEmpty() && view.firstIsDiscontinuous());
      segments.add(
          new Segment(
              folder + segment.number() + ".m4s",
              piece.extinf(),
              tagged,
              !map.isEmpty() && !map.equals(init) ? Optional.of(init) : Optional.empty(),
              Optional.of(segment.era().dateOf(piece.startSeconds()))));
      map = init;
      before = Optional.of(segment);
    }
    return playlist(view, rendition, segments).write();
  }

  private static MediaPlaylist playlist(
      LiveView view, LiveRendition rendition, List<Segment> segments) {
    LivePiece first = view.window().getFirst().pieceFor(rendition);
    String folder =
        first.rendition().name().equals(rendition.name())
            ? ""
            : "../" + first.rendition().name() + "/";
    return new MediaPlaylist(
        VERSION_OF_MAP,
        view.targetSeconds(),
        view.window().getFirst().sequence(),
        view.discontinuities(),
        Optional.empty(),
        view.startsWithKeyFrames(),
        Optional.of(folder + "init.mp4"),
        segments,
        view.state() == LiveState.ENDED);
  }

  /**
   * The MPD: a period for each stretch without a discontinuity.
   *
   * @param clockUrl where a player gets the time, relative to the MPD
   */
  public static String mpd(LiveView view, String clockUrl) {
    return LiveManifest.of(view, clockUrl).write();
  }

  /** The stretch as a title, whose texts are the same but for the rows of segments. */
  static Title title(LiveView view, LiveEra era) {
    List<LiveTrack> tracks = era.renditions().stream().map(LiveRendition::track).toList();
    return LiveTitles.skeleton(
        era.recordingId(),
        view.identity(),
        new LiveHeader(era.date(), era.beginSeconds(), 1, tracks));
  }

  /**
   * What to announce: what the encoder is bound to, or a tenth more than the heaviest segment so
   * far where that is more.
   */
  static Measured measured(LiveView view, LiveEra era) {
    Map<String, BitRates> rates = new HashMap<>();
    for (LiveRendition rendition : era.renditions()) {
      long seen = view.peaks().getOrDefault(rendition.name(), 0L) * HEADROOM_PERCENT / 100;
      LiveTrack track = rendition.track();
      long peak = Math.max(track.peakBitsPerSecond(), seen);
      rates.put(rendition.name(), new BitRates(peak, Math.min(peak, track.averageBitsPerSecond())));
    }
    return new Measured(rates);
  }
}

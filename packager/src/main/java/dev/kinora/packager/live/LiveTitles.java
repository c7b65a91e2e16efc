package dev.kinora.packager.live;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.title.VideoRecipe;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What a broadcast is as a title. Pure. */
final class LiveTitles {
  /** What the source's container is called: there is no file. */
  static final String CONTAINER = "live";

  private static final int SPAN_SEGMENTS = 30;

  private LiveTitles() {}

  /** The title of a broadcast that has no segment yet; its timelines are one tick long. */
  static Title skeleton(String id, LiveIdentity identity, LiveHeader header) {
    List<Rendition> renditions = new ArrayList<>();
    List<SourceTrack> tracks = new ArrayList<>();
    Optional<Timeline> video = Optional.empty();
    Optional<Timeline> audio = Optional.empty();
    for (LiveRendition named : LiveEra.named(header, id)) {
      int index = renditions.size();
      switch (named.track()) {
        case LiveTrack.Video picture -> {
          renditions.add(rendition(named.name(), picture, index));
          tracks.add(track(picture, index));
          video = Optional.of(timeline(picture.timescale(), 0, List.of(0L, 1L)));
        }
        case LiveTrack.Audio sound -> {
          renditions.add(rendition(named.name(), sound, index, named.lane()));
          tracks.add(track(sound, index, named.lane()));
          audio = Optional.of(timeline(sound.timescale(), sound.primingTicks(), List.of(0L, 1L)));
        }
      }
    }
    return new Title(
        id,
        identity.title(),
        header.startedAt(),
        SourceIdentity.ofBroadcast(identity.name(), digest(id), header.startedAt()),
        new SourceInfo(CONTAINER, Rational.ZERO, Optional.empty(), tracks),
        Rational.ZERO,
        video,
        audio,
        renditions,
        CONTAINER);
  }

  /** The title with the boundaries that its segments turned out to have, in ticks. */
  static Title finished(Title skeleton, List<Long> videoTicks, List<Long> audioTicks) {
    Optional<Timeline> video =
        skeleton.videoTimeline().map(t -> timeline(t.timescale(), 0, videoTicks));
    Optional<Timeline> audio =
        skeleton
            .audioTimeline()
            .map(t -> timeline(t.timescale(), t.presentationOffsetTicks(), audioTicks));
    Title title = with(skeleton, skeleton.info(), video, audio);
    SourceInfo info = skeleton.info();
    return with(
        title,
        new SourceInfo(info.container(), title.durationSeconds(), info.label(), info.tracks()),
        video,
        audio);
  }

  /** The title with other renditions. */
  static Title with(Title title, List<Rendition> renditions) {
    return new Title(
        title.id(),
        title.name(),
        title.addedAt(),
        title.source(),
        title.info(),
        title.origin(),
        title.videoTimeline(),
        title.audioTimeline(),
        renditions,
        title.build());
  }

  private static Title with(
      Title title, SourceInfo info, Optional<Timeline> video, Optional<Timeline> audio) {
    return new Title(
        title.id(),
        title.name(),
        title.addedAt(),
        title.source(),
        info,
        title.origin(),
        video,
        audio,
        title.renditions(),
        title.build());
  }

  /** A publisher's frames need not be of equal length, so the boundaries count single ticks. */
  private static Timeline timeline(int timescale, int primingTicks, List<Long> ticks) {
    List<Integer> spans = new ArrayList<>();
    int segments = ticks.size() - 1;
    for (int n = 0; n < segments; n += SPAN_SEGMENTS) {
      spans.add(n);
    }
    spans.add(segments);
    return new Timeline(timescale, 1, primingTicks, ticks, spans);
  }

  private static Rendition rendition(String name, LiveTrack.Video picture, int index) {
    long peak = picture.peakBitsPerSecond();
    return new Rendition.Video(
        name,
        picture.codecs(),
        peak,
        picture.averageBitsPerSecond(),
        index,
        picture.width(),
        picture.height(),
        picture.frameRate(),
        new VideoRecipe(CONTAINER, CONTAINER, 0, peak, peak, 1, 1));
  }

  private static Rendition rendition(String name, LiveTrack.Audio sound, int index, int lane) {
    return new Rendition.Audio(
        name,
        sound.codecs(),
        sound.peakBitsPerSecond(),
        sound.averageBitsPerSecond(),
        index,
        sound.sampleRate(),
        sound.channels(),
        sound.language(),
        "",
        lane == 0);
  }

  private static SourceTrack track(LiveTrack.Video picture, int index) {
    return new SourceTrack.Video(
        index,
        codec(picture),
        Optional.empty(),
        picture.width(),
        picture.height(),
        Rational.ONE,
        0,
        picture.frameRate(),
        false,
        false,
        "yuv420p",
        "bt709",
        Rational.ZERO,
        Rational.ZERO);
  }

  private static SourceTrack track(LiveTrack.Audio sound, int index, int lane) {
    return new SourceTrack.Audio(
        index,
        codec(sound),
        sound.language(),
        sound.channels(),
        sound.sampleRate(),
        Optional.empty(),
        lane == 0,
        Rational.ZERO,
        Rational.ZERO);
  }

  private static String codec(LiveTrack track) {
    return switch (track.codecs().split("\\.", 2)[0]) {
      case "avc1", "avc3" -> "h264";
      case "mp4a" -> "aac";
      case String other -> other;
    };
  }

  private static String digest(String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

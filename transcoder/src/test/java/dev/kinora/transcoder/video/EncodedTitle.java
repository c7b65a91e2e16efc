package dev.kinora.transcoder.video;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.film.NumberedPicture;
import dev.kinora.transcoder.work.SpanTask;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Segments of a title as bytes, and what a decoder sees in them. */
record EncodedTitle(Title title, Map<String, TreeMap<Integer, byte[]>> segments) {
  static EncodedTitle of(Title title, int firstSpan, int endSpan, List<String> renditions)
      throws MediaException, IOException {
    Map<String, TreeMap<Integer, byte[]>> segments = new TreeMap<>();
    SpanTask task = new SpanTask(title, Lane.VIDEO, firstSpan, endSpan, renditions);
    new VideoSpanEncoder()
        .encode(
            task,
            made -> {
              SegmentKey key = made.key();
              segments
                  .computeIfAbsent(key.rendition(), name -> new TreeMap<>())
                  .put(key.number(), bytes(made.data()));
            });
    return new EncodedTitle(title, segments);
  }

  static EncodedTitle whole(Title title) throws MediaException, IOException {
    List<String> names = title.video().stream().map(Rendition.Video::name).toList();
    return of(title, 0, timeline(title).spanCount(), names);
  }

  static Timeline timeline(Title title) {
    return title.videoTimeline().orElseThrow();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** A segment as text, so that a difference fails a test with both. */
  String segment(String rendition, int number) {
    return HexFormat.of()
        .formatHex(segments.getOrDefault(rendition, new TreeMap<>()).getOrDefault(number, bytes()));
  }

  private static byte[] bytes() {
    return new byte[0];
  }

  /** A picture that came out of a decoder. */
  record Seen(long frame, int number) {}

  /** Decodes all segments of a rendition joined behind its header. */
  List<Seen> decode(Rendition.Video rung, Path folder) throws MediaException, IOException {
    Timeline timeline = timeline(title);
    Path file = folder.resolve(rung.name() + ".mp4");
    byte[] init =
        bytes(
            new VideoSpanEncoder()
                .prepare(Path.of(title.source().path()), List.of(rung), timeline)
                .getFirst()
                .initSegment());
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(init);
      for (byte[] segment : segments.getOrDefault(rung.name(), new TreeMap<>()).values()) {
        out.write(segment);
      }
    }
    return decode(file, timeline);
  }

  private static List<Seen> decode(Path file, Timeline timeline)
      throws MediaException, IOException {
    List<Seen> seen = new ArrayList<>();
    try (Demuxer demuxer = Demuxer.open(file);
        Decoder decoder = Decoder.open(demuxer, 0, 1);
        Packet packet = new Packet();
        Frame frame = new Frame()) {
      boolean more = true;
      while (more) {
        more = demuxer.read(packet);
        if (more) {
          decoder.send(packet);
        } else {
          decoder.finish();
        }
        while (decoder.receive(frame) == Decoder.Received.FRAME) {
          long ticks = frame.bestTimeTicks();
          seen.add(new Seen(ticks / timeline.ticksPerFrame(), NumberedPicture.read(frame)));
        }
      }
      if (decoder.damagedPackets() > 0) {
        throw new IOException(decoder.damagedPackets() + " damaged packets in " + file);
      }
    }
    return seen;
  }
}

package dev.kinora.packager.live;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.TestMedia;
import dev.kinora.packager.cmaf.CmafSample;
import dev.kinora.packager.cmaf.HeaderSettings;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.cmaf.MediaSegmentWriter;
import dev.kinora.packager.time.Rational;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A publisher made of nothing: real headers and fragments with samples of a few bytes. */
final class TestStream {
  static final int VIDEO_SCALE = 90_000;
  static final int AUDIO_SCALE = 44_100;
  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private static final int FRAME_TICKS = VIDEO_SCALE / 25;
  private static final int AAC_SAMPLES = 1024;

  private final LiveSink sink;
  private final boolean sound;
  private final MediaSegmentWriter writer = new MediaSegmentWriter(1);
  private int firstSampleBytes = 4;
  private long frames;
  private long aacFrames;
  private long sequence = 1;

  TestStream(LiveSink sink, boolean sound) {
    this.sink = sink;
    this.sound = sound;
  }

  static LiveTrack.Video video(String name, int width, int height) {
    return new LiveTrack.Video(
        name,
        "avc1.64001f",
        init("init-avc-720p.mp4", VIDEO_SCALE),
        VIDEO_SCALE,
        2_000_000,
        1_500_000,
        width,
        height,
        Rational.of(25));
  }

  static LiveTrack.Audio audio() {
    return new LiveTrack.Audio(
        "audio",
        "mp4a.40.2",
        init("aac-stereo.mp4", AUDIO_SCALE),
        AUDIO_SCALE,
        128_000,
        128_000,
        AUDIO_SCALE,
        2,
        0,
        Optional.empty());
  }

  private static ByteBuffer init(String name, int timescale) {
    try {
      InitSegment source = InitSegment.parse(TestMedia.init(name));
      return ByteBuffer.wrap(source.toCmafHeader(HeaderSettings.of(1, timescale, 0, "und")));
    } catch (MediaException e) {
      throw new AssertionError(name, e);
    }
  }

  LiveHeader header(Instant startedAt) {
    return header(startedAt, video("v720", 1280, 720));
  }

  LiveHeader header(Instant startedAt, LiveTrack.Video... pictures) {
    List<LiveTrack> tracks = new ArrayList<>(List.of(pictures));
    if (sound) {
      tracks.add(audio());
    }
    return new LiveHeader(startedAt, Rational.ZERO, 2, tracks);
  }

  /** Begins to count from 0 again, as a publisher does who comes back. */
  void restart() {
    frames = 0;
    aacFrames = 0;
  }

  /** From now on the first sample of each segment is so large. */
  void heavy(int sampleBytes) {
    firstSampleBytes = sampleBytes;
  }

  /** Nothing is sent for so many frames of time. */
  void silence(int frameCount) {
    frames += frameCount;
    aacFrames = Rational.of(frames * AUDIO_SCALE, 25L * AAC_SAMPLES).round();
  }

  /** Frames of one picture at a place of its timeline, alone. */
  void alone(String picture, long fromFrame, int count, boolean key) {
    part(picture, fromFrame * FRAME_TICKS, count, FRAME_TICKS, key);
  }

  /** One frame that is said to last so many frames. */
  void longFrame(String picture, long fromFrame, int lasts) {
    part(picture, fromFrame * FRAME_TICKS, 1, lasts * FRAME_TICKS, true);
  }

  /** Sound up to a frame of the picture, in parts that begin no segment. */
  void sound(long untilFrame) {
    long until = Rational.of(untilFrame * AUDIO_SCALE, 25L * AAC_SAMPLES).round();
    while (aacFrames < until) {
      int count = (int) Math.min(22, until - aacFrames);
      part("audio", aacFrames * AAC_SAMPLES, count, AAC_SAMPLES, false);
      aacFrames += count;
    }
  }

  /** Segments of two seconds, each of four parts, and the sound that belongs to them. */
  void segments(int count, String... pictures) {
    for (int i = 0; i < count; i++) {
      segment(50, pictures);
    }
  }

  /** One segment of so many frames, 25 a second, in parts of half a second. */
  void segment(int frameCount, String... pictures) {
    long end = frames + frameCount;
    boolean first = true;
    for (long from = frames; from < end; from += 12) {
      int count = (int) Math.min(12, end - from);
      for (String picture : pictures) {
        part(picture, from * FRAME_TICKS, count, FRAME_TICKS, first);
      }
      first = false;
    }
    frames = end;
    if (sound) {
      long until = Rational.of(end * AUDIO_SCALE, 25L * AAC_SAMPLES).round();
      boolean starts = true;
      for (; aacFrames < until; starts = false) {
        int count = (int) Math.min(22, until - aacFrames);
        part("audio", aacFrames * AAC_SAMPLES, count, AAC_SAMPLES, starts);
        aacFrames += count;
      }
    }
  }

  private void part(String track, long start, int samples, int sampleTicks, boolean starts) {
    List<CmafSample> frame = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      int size = i == 0 && starts ? firstSampleBytes : 4;
      ByteBuffer data = ByteBuffer.allocate(size).put(0, (byte) 1).put(size - 1, (byte) i);
      frame.add(CmafSample.sync(data, sampleTicks));
    }
    ByteBuffer bytes = ByteBuffer.wrap(writer.write(sequence++, start, frame).toByteArray());
    sink.part(new LivePart(track, start, (long) samples * sampleTicks, starts, starts, bytes));
  }
}

package dev.kinora.transcoder.audio;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.timeline.TimelineRule;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import dev.kinora.transcoder.work.SpanTask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Titles of sound alone, made and heard. */
final class SoundTitles {
  private static final String NAME = "a1-0123456789";

  private SoundTitles() {}

  /**
   * A title of one stereo rendition.
   *
   * @param origin the source's time that is the title's 0
   * @param spanSeconds length of its spans
   */
  static Title title(
      Path source, int track, Rational origin, Rational duration, int sampleRate, int spanSeconds)
      throws IOException {
    int segmentSeconds = Math.min(4, spanSeconds);
    TimelineRule rule = new TimelineRule(List.of(1), segmentSeconds, 2, spanSeconds);
    Timeline timeline = rule.audioAlone(duration, sampleRate);
    Rendition sound =
        new Rendition.Audio(
            NAME, "", 192_000, 132_000, track, sampleRate, 2, Optional.empty(), "Sound", true);
    return new Title(
        "soundtitle",
        "Sound",
        Instant.EPOCH,
        new SourceIdentity(
            source.toString(),
            "0".repeat(64),
            Files.size(source),
            Files.getLastModifiedTime(source).toInstant()),
        new SourceInfo("wav", duration, Optional.empty(), List.of()),
        origin,
        Optional.empty(),
        Optional.of(timeline),
        List.of(sound),
        "test");
  }

  /** The segments of some spans. */
  static List<ByteBuffer> encode(Title title, int firstSpan, int endSpan)
      throws MediaException, IOException {
    List<ByteBuffer> segments = new ArrayList<>();
    new AacSpanEncoder()
        .encode(
            new SpanTask(title, Lane.AUDIO, firstSpan, endSpan, List.of(NAME)),
            made -> segments.add(made.data()));
    return segments;
  }

  /** The header of the rendition. */
  static ByteBuffer header(Title title) throws MediaException, IOException {
    return new AacSpanEncoder()
        .prepare(
            Path.of(title.source().path()), title.renditions(), title.audioTimeline().orElseThrow())
        .getFirst()
        .initSegment();
  }

  /** What a player hears: the whole title encoded, put together and decoded. */
  static float[][] heard(Title title, Path folder) throws MediaException, IOException {
    Path file = Files.createTempFile(folder, "heard", ".mp4");
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      out.write(header(title));
      int spans = title.audioTimeline().orElseThrow().spanCount();
      for (ByteBuffer segment : encode(title, 0, spans)) {
        out.write(segment);
      }
    }
    Timeline timeline = title.audioTimeline().orElseThrow();
    int samples = (int) timeline.totalDuration().ticks() - timeline.presentationOffsetTicks();
    return decode(file, 0, Rational.ZERO, timeline.timescale(), 0, samples);
  }

  /** Samples of a track on a title's clock. */
  static float[][] decode(
      Path file, int track, Rational origin, int sampleRate, long first, int samples)
      throws MediaException, IOException {
    SoundShape shape = SoundShape.floatPlanes(sampleRate, 2);
    float[][] all = new float[2][samples];
    try (TitleSound sound = TitleSound.open(file, track, origin, shape, first);
        Frame block = Frame.sound(shape, 1000)) {
      for (int done = 0; done < samples; done += 1000) {
        sound.read(block);
        for (int channel = 0; channel < 2; channel++) {
          FloatBuffer plane = Planes.plane(block, channel);
          plane.get(all[channel], done, Math.min(1000, samples - done));
        }
      }
    }
    return all;
  }
}

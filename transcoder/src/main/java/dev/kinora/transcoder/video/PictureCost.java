package dev.kinora.transcoder.video;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Complexity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.VideoEncoder;
import dev.kinora.transcoder.ffmpeg.VideoEncoderSettings;
import dev.kinora.transcoder.ladder.PictureSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out how many bits a picture asks for. Half a second of it at a few places, each from a key
 * frame on, is encoded at 360 lines with constant quality; what a group of pictures of two seconds
 * would take follows from the key frame and the frames after it.
 *
 * <p>The work is a fixed number of frames and not a time, so that the same file always gives the
 * same answer: at most {@value #MOST_PIXELS} decoded pixels, which take about half a second of one
 * processor.
 */
public final class PictureCost {
  private static final Logger LOG = LoggerFactory.getLogger(PictureCost.class);

  /** What is shorter is encoded before anybody has made use of the answer. */
  private static final Rational SHORTEST = Rational.of(60);

  private static final List<Integer> PERCENTS = List.of(15, 50, 85);
  private static final int MOST_FRAMES = 12;
  private static final int FEWEST_FRAMES = 4;

  /** Of all samples together: three times 8 frames of 1080p. */
  private static final long MOST_PIXELS = 50_000_000;

  private static final int LINES = 360;
  private static final int DECODER_THREADS = 2;
  private static final int KEY_FRAME_SECONDS = 2;

  private PictureCost() {}

  /**
   * Measures a source.
   *
   * @return empty for a short one, for one without a moving picture, and for an interlaced one,
   *     whose lines would have to be put in order first
   */
  public static Optional<Complexity> of(Path source, SourceInfo info) throws MediaException {
    Optional<SourceTrack.Video> picture =
        info.video().filter(v -> v.duration().compareTo(SHORTEST) >= 0 && !v.interlaced());
    if (picture.isEmpty()) {
      return Optional.empty();
    }
    SourceTrack.Video track = picture.get();
    PictureSize size = sampleSize(track);
    List<Long> rates = rates(source, track, size);
    if (rates.isEmpty()) {
      return Optional.empty();
    }
    long sum = rates.stream().mapToLong(Long::longValue).sum();
    return Optional.of(
        new Complexity(size.width(), size.height(), sum / rates.size(), Collections.max(rates)));
  }

  /** A source that cannot be read at one of the places may still be played at others. */
  private static List<Long> rates(Path source, SourceTrack.Video track, PictureSize size)
      throws MediaException {
    List<Long> rates = new ArrayList<>();
    try (SourceFrames frames = SourceFrames.open(source, track.index(), DECODER_THREADS)) {
      for (int percent : PERCENTS) {
        frames.seekNear(track.start().plus(track.duration().times(Rational.of(percent, 100))));
        rate(frames, track, size).ifPresent(rates::add);
      }
    } catch (IOException e) {
      LOG.warn("{} is measured at {} places only: {}", source, rates.size(), e.getMessage());
    }
    return rates;
  }

  private static PictureSize sampleSize(SourceTrack.Video track) {
    PictureSize own =
        new PictureSize(Math.max(2, track.width() / 2 * 2), Math.max(2, track.height() / 2 * 2));
    return own.shorterSide() <= LINES ? own : own.withShorterSide(LINES);
  }

  private static int frames(SourceTrack.Video track) {
    long pixels = (long) track.width() * track.height() * PERCENTS.size();
    return Math.clamp(MOST_PIXELS / pixels, FEWEST_FRAMES, MOST_FRAMES);
  }

  /** Bits a second from here on; empty where nothing can be decoded. */
  private static Optional<Long> rate(SourceFrames frames, SourceTrack.Video track, PictureSize size)
      throws IOException {
    List<Integer> sizes = new ArrayList<>();
    PictureShape shape = PictureShape.yuv420p(size.width(), size.height());
    try (VideoEncoder encoder = VideoEncoder.open(settings(track, shape));
        Cascade scaling = new Cascade(List.of(shape), PictureColor.BT709);
        Frame decoded = new Frame();
        Packet packet = new Packet()) {
      int count = frames(track);
      for (int n = 0; n < count && frames.next(decoded); n++) {
        scaling.take(decoded);
        encoder.send(scaling.result(0), n, n == 0);
        receive(encoder, packet, sizes);
      }
      encoder.finish();
      receive(encoder, packet, sizes);
    }
    return sizes.size() < 2 ? Optional.empty() : Optional.of(rate(sizes, track.frameRate()));
  }

  private static void receive(VideoEncoder encoder, Packet packet, List<Integer> sizes)
      throws IOException {
    while (encoder.receive(packet)) {
      sizes.add(packet.sizeBytes());
    }
  }

  /** One key frame in two seconds, and the mean of the others. */
  static long rate(List<Integer> sizes, Rational frameRate) {
    long others = sizes.stream().skip(1).mapToLong(Integer::longValue).sum();
    Rational mean = Rational.of(others, sizes.size() - 1);
    Rational group =
        mean.times(frameRate.times(KEY_FRAME_SECONDS).minus(Rational.ONE))
            .plus(Rational.of(sizes.getFirst()));
    return Math.max(1, group.times(Rational.of(8, KEY_FRAME_SECONDS)).round());
  }

  private static VideoEncoderSettings settings(SourceTrack.Video track, PictureShape shape) {
    return new VideoEncoderSettings(
        "libx264",
        shape,
        PictureColor.BT709,
        track.frameRate(),
        Integer.MAX_VALUE,
        1,
        Map.of(
            "preset", "superfast",
            "crf", "23",
            "x264-params", "keyint=infinite:scenecut=0:cpu-independent=1"));
  }
}

package dev.kinora.transcoder.live.maker;

import static dev.kinora.transcoder.live.maker.LiveOutput.PICTURE_TIMESCALE;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.cmaf.CmafSample;
import dev.kinora.packager.cmaf.SampleKind;
import dev.kinora.packager.live.LiveTrack;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.Scaler;
import dev.kinora.transcoder.ffmpeg.VideoEncoder;
import dev.kinora.transcoder.ffmpeg.VideoEncoderSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Encodes pictures of one size as H.264 without delay and without reordering. Key frames stand
 * where they are asked for and nowhere else. For one thread.
 */
final class PictureEncoder implements AutoCloseable {
  private static final String ALWAYS =
      "keyint=infinite:min-keyint=1000000:open-gop=0:annexb=0:scenecut=0";
  private static final int LARGE_HEIGHT = 900;

  private final LiveTrack.Video track;
  private final VideoEncoder encoder;
  private final PictureColor color;
  private final Frame scaled;
  private final Packet packet = new Packet();
  private final LiveOutput output;
  private @Nullable Scaler scaler;
  private Optional<Shape> scaledFrom = Optional.empty();
  private Optional<Held> held = Optional.empty();
  private long lastDurationTicks;

  /** What a scaler was made for. */
  private record Shape(PictureShape shape, PictureColor color) {}

  /** The last picture, whose length the next one tells. */
  private record Held(ByteBuffer data, SampleKind kind, long startTicks) {}

  private PictureEncoder(
      LiveTrack.Video track,
      VideoEncoder encoder,
      PictureColor color,
      Frame scaled,
      LiveOutput output) {
    this.track = track;
    this.encoder = encoder;
    this.color = color;
    this.scaled = scaled;
    this.output = output;
    this.lastDurationTicks = track.frameRate().inverse().times(PICTURE_TIMESCALE).round();
  }

  /**
   * Opens an encoder.
   *
   * @param name the track's
   * @param rate pictures a second as expected
   */
  static PictureEncoder open(
      String name, int width, int height, PictureColor color, Rational rate, LiveOutput output)
      throws MediaException, IOException {
    PictureShape shape = PictureShape.yuv420p(width, height);
    long bits = PictureRate.bitsPerSecond(width, height, rate);
    VideoEncoder encoder =
        VideoEncoder.openTimed(settings(shape, color, rate, bits), PICTURE_TIMESCALE);
    try {
      TrackInit init = TrackInit.of(encoder, LiveOutput.PICTURE_TRACK, PICTURE_TIMESCALE);
      LiveTrack.Video track =
          new LiveTrack.Video(
              name,
              init.codecs(),
              init.bytes(),
              PICTURE_TIMESCALE,
              2 * bits,
              bits,
              width,
              height,
              rate);
      return new PictureEncoder(track, encoder, color, Frame.picture(shape), output);
    } catch (MediaException | IOException | RuntimeException | Error e) {
      encoder.close();
      throw e;
    }
  }

  private static VideoEncoderSettings settings(
      PictureShape shape, PictureColor color, Rational rate, long bits) {
    Map<String, String> options = new TreeMap<>();
    options.put("preset", "veryfast");
    options.put("tune", "zerolatency");
    options.put("crf", "23");
    options.put("maxrate", Long.toString(bits));
    options.put("bufsize", Long.toString(bits));
    options.put("forced-idr", "1");
    options.put("x264-params", ALWAYS);
    int threads = shape.height() > LARGE_HEIGHT ? 2 : 1;
    return new VideoEncoderSettings(
        "libx264", shape, color, rate, Integer.MAX_VALUE, threads, options);
  }

  LiveTrack.Video track() {
    return track;
  }

  /**
   * Encodes a picture of any size.
   *
   * @param picture stays the caller's
   * @param ticks when it is shown, later than the one before
   */
  void encode(Frame picture, long ticks, boolean key) throws MediaException, IOException {
    encoder.send(fitted(picture), ticks, key);
    receive();
  }

  /** When a picture ends that is shown at a time, as far as it is known. */
  long endTicks(long ticks) {
    return ticks + lastDurationTicks;
  }

  private Frame fitted(Frame picture) throws IOException {
    Shape from = new Shape(picture.pictureShape(), picture.color());
    if (from.shape().equals(encoder.settings().shape())) {
      return picture;
    }
    Scaler open = scaler;
    if (open == null || !scaledFrom.equals(Optional.of(from))) {
      if (open != null) {
        open.close();
      }
      open = Scaler.open(from.shape(), from.color(), encoder.settings().shape(), color);
      scaler = open;
      scaledFrom = Optional.of(from);
    }
    open.scale(picture, scaled);
    return scaled;
  }

  private void receive() throws MediaException, IOException {
    while (encoder.receive(packet)) {
      AccessUnit unit = AccessUnit.read(ByteBuffer.wrap(packet.bytes()), 4);
      letGo(packet.ptsTicks());
      held = Optional.of(new Held(unit.sample(), unit.kind(), packet.ptsTicks()));
    }
  }

  private void letGo(long nextTicks) throws MediaException, IOException {
    if (held.isPresent()) {
      Held last = held.get();
      lastDurationTicks = nextTicks - last.startTicks();
      CmafSample sample = new CmafSample(last.data(), lastDurationTicks, 0, last.kind());
      output.picture(track, new TimedSample(sample, last.startTicks()));
    }
    held = Optional.empty();
  }

  /** Lets out what is held back. */
  void finish() throws MediaException, IOException {
    encoder.finish();
    receive();
    if (held.isPresent()) {
      letGo(held.get().startTicks() + lastDurationTicks);
    }
  }

  @Override
  public void close() {
    if (scaler != null) {
      scaler.close();
    }
    packet.close();
    scaled.close();
    encoder.close();
  }
}

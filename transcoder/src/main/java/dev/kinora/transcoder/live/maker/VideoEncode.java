package dev.kinora.transcoder.live.maker;

import static dev.kinora.transcoder.live.maker.LiveOutput.PICTURE_TIMESCALE;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.StreamView;
import dev.kinora.transcoder.live.wire.Admission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes pictures that not every player can show, and encodes them as H.264. A picture that stands
 * is encoded again and again, so that segments begin where they should. A smaller picture that
 * cannot be made for long is given up.
 */
final class VideoEncode implements TrackMaker {
  private static final int MOST_HEIGHT = 1080;
  static final int LEAST_RUNG_HEIGHT = 180;

  /** A picture that stands for longer is encoded again. */
  private static final long MOST_STILL_TICKS = PICTURE_TIMESCALE;

  /** Smaller pictures may be left out for so long. */
  private static final long MOST_LEFT_OUT_TICKS = 10L * PICTURE_TIMESCALE;

  /** Name of the smaller picture's track. */
  static final String RUNG = "video-low";

  private final StreamView view;
  private final SourceClock clock;
  private final SourceClock.Track times;
  private final Admission admission;
  private final LiveOutput output;
  private final Decoder decoder;
  private final Frame picture = new Frame();
  private final List<PictureEncoder> encoders = new ArrayList<>();
  private final Keeping keeping;
  private long nextKeyTicks;
  private final Deinterlacer deinterlacer = new Deinterlacer(this::place);
  private final Frame still = new Frame();
  private long lastTicks = -1;
  private long leftOutSince = -1;

  VideoEncode(
      Demuxer source,
      StreamView view,
      SourceClock clock,
      Admission admission,
      LiveOutput output,
      Keeping keeping)
      throws MediaException, IOException {
    this.keeping = keeping;
    this.view = view;
    this.clock = clock;
    this.times = clock.new Track();
    this.admission = admission;
    this.output = output;
    this.nextKeyTicks = ticks(admission.startSeconds());
    // More threads would hold pictures back.
    this.decoder = Decoder.open(source, view.index(), 1);
  }

  @Override
  public void take(Packet packet) throws MediaException, IOException {
    if (decoder.send(packet)) {
      receive();
    }
  }

  private void receive() throws MediaException, IOException {
    while (decoder.receive(picture) == Decoder.Received.FRAME) {
      if (picture.bestTimeTicks() != Packet.NO_TIME) {
        Rational stamp = view.timeBase().times(picture.bestTimeTicks());
        if (!clock.isAnchored()) {
          clock.anchor(stamp, admission.startSeconds());
        }
        deinterlacer.take(picture, ticks(times.place(stamp)));
      }
    }
  }

  private void place(Frame shown, long ticks) throws MediaException, IOException {
    if (ticks <= lastTicks || ticks < ticks(admission.startSeconds())) {
      return;
    }
    while (lastTicks >= 0 && ticks - lastTicks > MOST_STILL_TICKS) {
      long again = lastTicks + MOST_STILL_TICKS;
      encode(still, nextKeyTicks > lastTicks ? Math.min(again, nextKeyTicks) : again);
    }
    encode(shown, ticks);
    still.referTo(shown);
  }

  private void encode(Frame shown, long ticks) throws MediaException, IOException {
    if (encoders.isEmpty()) {
      open(shown, ticks);
    }
    boolean key = ticks >= nextKeyTicks;
    while (ticks >= nextKeyTicks) {
      nextKeyTicks += (long) admission.targetSeconds() * PICTURE_TIMESCALE;
    }
    Keeping.Effort effort = keeping.next(ticks, key);
    watchRung(effort, key, ticks);
    int wanted =
        switch (effort) {
          case ALL -> encoders.size();
          case LARGEST -> 1;
          case NOTHING -> 0;
        };
    for (PictureEncoder encoder : encoders.subList(0, wanted)) {
      encoder.encode(shown, ticks, key);
    }
    lastTicks = ticks;
  }

  private void watchRung(Keeping.Effort effort, boolean key, long ticks) throws IOException {
    if (effort == Keeping.Effort.ALL) {
      // Key frames are always made and say nothing.
      leftOutSince = key ? leftOutSince : -1;
      return;
    }
    leftOutSince = leftOutSince < 0 ? ticks : leftOutSince;
    if (encoders.size() > 1 && ticks - leftOutSince > MOST_LEFT_OUT_TICKS) {
      encoders.removeLast().close();
      output.drop(RUNG);
    }
  }

  private void open(Frame shown, long ticks) throws MediaException, IOException {
    int height = shown.pictureShape().height();
    int width = (int) view.sampleAspect().times(shown.pictureShape().width()).ceil();
    int top = Math.min(height, MOST_HEIGHT);
    PictureColor color = shown.color().tagged(height);
    Rational rate = PictureRate.of(view);
    encoders.add(
        PictureEncoder.open("video", even(width, top, height), even(top), color, rate, output));
    if (admission.lowerRung() && top / 2 >= LEAST_RUNG_HEIGHT) {
      encoders.add(
          PictureEncoder.open(
              RUNG, even(width, top / 2, height), even(top / 2), color, rate, output));
    }
    output.declarePictures(encoders.stream().map(PictureEncoder::track).toList(), ticks);
  }

  /** The width that goes with another height. */
  private static int even(int width, int height, int ofHeight) {
    return even((int) Rational.of((long) width * height, ofHeight).round());
  }

  static int even(int length) {
    return Math.max(2, length & ~1);
  }

  private static long ticks(Rational seconds) {
    return seconds.times(PICTURE_TIMESCALE).round();
  }

  @Override
  public Optional<Rational> reached() {
    return encoders.isEmpty()
        ? Optional.empty()
        : Optional.of(Rational.of(encoders.getFirst().endTicks(lastTicks), PICTURE_TIMESCALE));
  }

  @Override
  public void finish(Rational until) throws MediaException, IOException {
    decoder.finish();
    receive();
    deinterlacer.finish();
    for (PictureEncoder encoder : encoders) {
      encoder.finish();
    }
  }

  @Override
  public void close() {
    encoders.forEach(PictureEncoder::close);
    deinterlacer.close();
    still.close();
    picture.close();
    decoder.close();
  }
}

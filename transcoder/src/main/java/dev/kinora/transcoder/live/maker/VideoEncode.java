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

/** Decodes pictures that not every player can show, and encodes them as H.264. */
final class VideoEncode implements TrackMaker {
  private static final int MOST_HEIGHT = 1080;
  static final int LEAST_RUNG_HEIGHT = 180;

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
  private long lastTicks = -1;

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
        encode(ticks(times.place(stamp)));
      }
    }
  }

  private void encode(long ticks) throws MediaException, IOException {
    if (ticks <= lastTicks || ticks < ticks(admission.startSeconds())) {
      return;
    }
    if (encoders.isEmpty()) {
      open(ticks);
    }
    boolean key = ticks >= nextKeyTicks;
    while (ticks >= nextKeyTicks) {
      nextKeyTicks += (long) admission.targetSeconds() * PICTURE_TIMESCALE;
    }
    Keeping.Effort effort = keeping.next(ticks, key);
    int wanted =
        switch (effort) {
          case ALL -> encoders.size();
          case LARGEST -> 1;
          case NOTHING -> 0;
        };
    for (PictureEncoder encoder : encoders.subList(0, wanted)) {
      encoder.encode(picture, ticks, key);
    }
    lastTicks = ticks;
  }

  private void open(long ticks) throws MediaException, IOException {
    int height = picture.pictureShape().height();
    int width = (int) view.sampleAspect().times(picture.pictureShape().width()).ceil();
    int top = Math.min(height, MOST_HEIGHT);
    PictureColor color = picture.color().tagged(height);
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
  public void finish() throws MediaException, IOException {
    decoder.finish();
    receive();
    for (PictureEncoder encoder : encoders) {
      encoder.finish();
    }
  }

  @Override
  public void close() {
    encoders.forEach(PictureEncoder::close);
    picture.close();
    decoder.close();
  }
}

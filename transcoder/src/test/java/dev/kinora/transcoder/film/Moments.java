package dev.kinora.transcoder.film;

import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.Resampler;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import dev.kinora.transcoder.ffmpeg.StreamView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** When a film's picture turns white and when its tones begin, as a decoder tells it. */
public final class Moments {
  private static final int BRIGHT = 128;
  private static final double LOUD = 0.2;

  /** A tone begins only after this much silence. */
  private static final double PAUSE_SECONDS = 0.1;

  private Moments() {}

  /** Seconds on the file's clock at which the first picture stream turns white. */
  public static List<Double> flashes(Path file) throws MediaException, IOException {
    List<Double> flashes = new ArrayList<>();
    boolean[] bright = {false};
    decode(
        file,
        StreamView.Kind.VIDEO,
        (frame, seconds) -> {
          int middle = frame.pictureShape().height() / 2;
          ByteBuffer luma = frame.plane(0, middle + 1);
          int at = middle * frame.strideBytes(0) + frame.pictureShape().width() / 2;
          boolean now = (luma.get(at) & 0xff) > BRIGHT;
          if (now && !bright[0]) {
            flashes.add(seconds);
          }
          bright[0] = now;
        });
    return flashes;
  }

  /** Seconds on the file's clock at which the first sound stream turns loud. */
  public static List<Double> tones(Path file) throws MediaException, IOException {
    List<Double> tones = new ArrayList<>();
    double[] lastLoud = {-PAUSE_SECONDS};
    try (Frame samples = new Frame()) {
      decode(
          file,
          StreamView.Kind.AUDIO,
          (frame, seconds) -> {
            int rate = frame.soundShape().sampleRate();
            try (Resampler planes = Resampler.to(SoundShape.floatPlanes(rate, 2))) {
              planes.convert(frame, samples);
            }
            FloatBuffer left = samples.plane(0, 1).order(ByteOrder.nativeOrder()).asFloatBuffer();
            for (int i = 0; i < samples.sampleCount(); i++) {
              double at = seconds + i / (double) rate;
              if (Math.abs(left.get(i)) > LOUD) {
                if (at - lastLoud[0] > PAUSE_SECONDS) {
                  tones.add(at);
                }
                lastLoud[0] = at;
              }
            }
          });
    }
    return tones;
  }

  private interface Look {
    void at(Frame frame, double seconds) throws IOException;
  }

  private static void decode(Path file, StreamView.Kind kind, Look look)
      throws MediaException, IOException {
    try (Demuxer demuxer = Demuxer.open(file);
        Packet packet = new Packet();
        Frame frame = new Frame()) {
      StreamView stream =
          demuxer.streams().stream().filter(s -> s.kind() == kind).findFirst().orElseThrow();
      demuxer.select(Set.of(stream.index()));
      try (Decoder decoder = Decoder.open(demuxer, stream.index(), 1)) {
        boolean more = true;
        while (more) {
          more = demuxer.read(packet);
          if (!more) {
            decoder.finish();
          } else if (packet.streamIndex() == stream.index()) {
            decoder.send(packet);
          }
          while (decoder.receive(frame) == Decoder.Received.FRAME) {
            look.at(frame, stream.timeBase().times(frame.bestTimeTicks()).toDouble());
          }
        }
      }
    }
  }
}

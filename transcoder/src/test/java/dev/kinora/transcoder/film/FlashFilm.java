package dev.kinora.transcoder.film;

import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.AudioEncoder;
import dev.kinora.transcoder.ffmpeg.FileMuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import dev.kinora.transcoder.ffmpeg.VideoEncoder;
import dev.kinora.transcoder.ffmpeg.VideoEncoderSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A dark and silent film in which the picture turns white for a moment while a tone sounds.
 * Immutable.
 *
 * @param format libavformat's name of the container
 * @param seconds its length
 * @param firstFrame number of the first frame on the file's clock; above 0, pictures start late
 * @param firstSample number of the first sample on the file's clock; above 0, sound starts late
 * @param flashes numbers of the frames on which a moment of two frames starts
 * @param lagSamples how much later than the flash the tone begins
 */
public record FlashFilm(
    String format,
    Rational frameRate,
    int sampleRate,
    int seconds,
    long firstFrame,
    long firstSample,
    List<Long> flashes,
    int lagSamples) {
  private static final byte DARK = 20;
  private static final byte WHITE = (byte) 230;
  private static final double TONE_SECONDS = 0.15;

  public FlashFilm {
    flashes = List.copyOf(flashes);
  }

  /** Encodes the film into a file, as H.264 and AAC. */
  public Path write(Path file) throws IOException {
    SoundShape samples = SoundShape.floatPlanes(sampleRate, 2);
    try (VideoEncoder pictures = VideoEncoder.open(settings());
        AudioEncoder sound = AudioEncoder.open("aac", samples, 128_000, Map.of());
        FileMuxer muxer = FileMuxer.create(file, format, Map.of());
        Packet packet = new Packet()) {
      int pictureTrack = muxer.add(pictures);
      int soundTrack = muxer.add(sound);
      muxer.start();
      long endFrame = frameRate.times(seconds).floor();
      long sample = firstSample;
      for (long frame = 0; frame < endFrame; frame++) {
        if (frame >= firstFrame) {
          try (Frame picture = picture(frame)) {
            pictures.send(picture, frame, false);
          }
          drain(pictures, packet, muxer, pictureTrack);
        }
        Rational until = Rational.of(frame + 1).dividedBy(frameRate).times(sampleRate);
        for (; Rational.of(sample).compareTo(until) < 0; sample += sound.frameSamples()) {
          try (Frame tones = Frame.sound(samples, sound.frameSamples())) {
            fill(tones, sample);
            sound.send(tones, sample);
          }
          drain(sound, packet, muxer, soundTrack);
        }
      }
      pictures.finish();
      drain(pictures, packet, muxer, pictureTrack);
      sound.finish();
      drain(sound, packet, muxer, soundTrack);
      muxer.finish();
    }
    return file;
  }

  private VideoEncoderSettings settings() {
    return new VideoEncoderSettings(
        "libx264",
        PictureShape.yuv420p(320, 180),
        PictureColor.BT709,
        frameRate,
        50,
        1,
        Map.of("preset", "ultrafast", "crf", "18", "bf", "2"));
  }

  private Frame picture(long number) throws IOException {
    PictureShape shape = PictureShape.yuv420p(320, 180);
    Frame picture = Frame.picture(shape);
    boolean white = flashes.contains(number) || flashes.contains(number - 1);
    for (int plane = 0; plane < 3; plane++) {
      int rows = plane == 0 ? shape.height() : shape.height() / 2;
      byte[] values = new byte[rows * picture.strideBytes(plane)];
      Arrays.fill(values, plane > 0 ? (byte) 128 : white ? WHITE : DARK);
      ByteBuffer into = picture.plane(plane, rows);
      into.put(0, values);
    }
    return picture;
  }

  private void fill(Frame tones, long first) {
    long[] starts = flashes.stream().mapToLong(this::toneStart).toArray();
    for (int channel = 0; channel < 2; channel++) {
      FloatBuffer plane = tones.plane(channel, 1).order(ByteOrder.nativeOrder()).asFloatBuffer();
      for (int i = 0; i < tones.sampleCount(); i++) {
        plane.put(i, (float) tone(first + i, starts));
      }
    }
  }

  private double tone(long sample, long[] starts) {
    for (long start : starts) {
      double since = (sample - start) / (double) sampleRate;
      if (since >= 0 && since < TONE_SECONDS) {
        return 0.8 * Math.cos(2 * Math.PI * 1000 * since);
      }
    }
    return 0;
  }

  private long toneStart(long flash) {
    return Rational.of(flash).dividedBy(frameRate).times(sampleRate).round() + lagSamples;
  }

  private static void drain(VideoEncoder encoder, Packet packet, FileMuxer muxer, int track)
      throws IOException {
    while (encoder.receive(packet)) {
      muxer.write(packet, track);
    }
  }

  private static void drain(AudioEncoder encoder, Packet packet, FileMuxer muxer, int track)
      throws IOException {
    while (encoder.receive(packet)) {
      muxer.write(packet, track);
    }
  }
}

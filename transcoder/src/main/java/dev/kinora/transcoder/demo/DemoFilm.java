package dev.kinora.transcoder.demo;

import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.AudioEncoder;
import dev.kinora.transcoder.ffmpeg.FileMuxer;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import dev.kinora.transcoder.ffmpeg.VideoEncoder;
import dev.kinora.transcoder.ffmpeg.VideoEncoderSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** Draws, sounds and encodes the film into an MP4 file. Loads codecs: for child processes only. */
public final class DemoFilm {
  private static final int SAMPLE_RATE = 48_000;
  private static final long SOUND_BITS_PER_SECOND = 160_000;

  private final int width;
  private final int height;
  private final int framesPerSecond;
  private final int seconds;

  /** A film of any size and length, for tests. */
  public DemoFilm(int width, int height, int framesPerSecond, int seconds) {
    this.width = width;
    this.height = height;
    this.framesPerSecond = framesPerSecond;
    this.seconds = seconds;
  }

  /** The film for an empty library: 40 seconds of 720p at 24 frames a second. */
  public static DemoFilm standard() {
    return new DemoFilm(1280, 720, 24, 40);
  }

  /**
   * Writes the film.
   *
   * @param file created or emptied
   * @param progress told the share that is done, 0 to 1, about once a second of film
   */
  public void writeTo(Path file, DoubleConsumer progress) throws IOException {
    try (FileMuxer muxer = FileMuxer.create(file, "mp4", Map.of("movflags", "+faststart"));
        VideoEncoder pictures = VideoEncoder.open(pictureSettings());
        AudioEncoder sound =
            AudioEncoder.open(
                "aac", SoundShape.floatPlanes(SAMPLE_RATE, 2), SOUND_BITS_PER_SECOND, Map.of());
        DrawnPictures drawn = new DrawnPictures(width, height, framesPerSecond, seconds);
        DrawnSound tones = new DrawnSound(SAMPLE_RATE, sound.frameSamples());
        Packet packet = new Packet()) {
      int pictureTrack = muxer.add(pictures);
      int soundTrack = muxer.add(sound);
      muxer.start();
      long frames = (long) framesPerSecond * seconds;
      long samples = 0;
      for (long frame = 0; frame < frames; frame++) {
        pictures.send(drawn.frame(frame), frame, false);
        drain(pictures, packet, muxer, pictureTrack);
        for (; samples * framesPerSecond < (frame + 1) * SAMPLE_RATE; samples += tones.length()) {
          sound.send(tones.from(samples), samples);
          drain(sound, packet, muxer, soundTrack);
        }
        if (frame % framesPerSecond == 0) {
          progress.accept((double) frame / frames);
        }
      }
      pictures.finish();
      drain(pictures, packet, muxer, pictureTrack);
      sound.finish();
      drain(sound, packet, muxer, soundTrack);
      muxer.finish();
      progress.accept(1);
    }
  }

  private VideoEncoderSettings pictureSettings() {
    return new VideoEncoderSettings(
        "libx264",
        PictureShape.yuv420p(width, height),
        PictureColor.BT709,
        Rational.of(framesPerSecond),
        2 * framesPerSecond,
        2,
        Map.of("preset", "veryfast", "crf", "18"));
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

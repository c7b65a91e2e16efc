package dev.kinora.transcoder.live;

import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.audio.Planes;
import dev.kinora.transcoder.ffmpeg.AudioEncoder;
import dev.kinora.transcoder.ffmpeg.FileMuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import dev.kinora.transcoder.ffmpeg.VideoEncoder;
import dev.kinora.transcoder.ffmpeg.VideoEncoderSettings;
import dev.kinora.transcoder.film.NumberedPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Numbered pictures, 25 a second with a key frame each second, and silence: what a publisher sends.
 *
 * @param format libavformat's name of the container
 * @param picture libavcodec's name of the encoder
 * @param sound libavcodec's name of the encoder
 * @param tag which tag carries the label
 * @param label {@code NAME:KEY}, or nothing
 */
record LiveFilm(String format, String picture, String sound, String tag, String label) {
  static final int SECONDS = 6;
  private static final int RATE = 25;
  private static final PictureShape SHAPE = PictureShape.yuv420p(320, 180);
  private static final SoundShape SOUND = SoundShape.floatPlanes(48_000, 2);

  static LiveFilm transportStream(String label) {
    return new LiveFilm("mpegts", "libx264", "aac", "service_name", label);
  }

  static LiveFilm mp4(String label) {
    return new LiveFilm("mp4", "libx264", "aac", "title", label);
  }

  static LiveFilm webm(String label) {
    return new LiveFilm("webm", "libvpx", "opus", "title", label);
  }

  static LiveFilm matroska(String label) {
    return new LiveFilm("matroska", "libx264", "opus", "title", label);
  }

  /** The whole stream, as it goes over the wire. */
  byte[] bytes(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "live", "." + format);
    Map<String, String> options =
        format.equals("mp4")
            ? Map.of("movflags", "+frag_keyframe+empty_moov+default_base_moof")
            : Map.of();
    try (VideoEncoder pictures = VideoEncoder.open(pictureSettings());
        AudioEncoder sounds = AudioEncoder.open(sound, SOUND, 96_000, soundOptions());
        FileMuxer muxer = FileMuxer.create(file, format, options);
        Frame frame = Frame.picture(SHAPE);
        Frame silence = Frame.sound(SOUND, sounds.frameSamples());
        Packet packet = new Packet()) {
      int pictureTrack = muxer.add(pictures);
      int soundTrack = muxer.add(sounds);
      muxer.tag(tag, label);
      muxer.start();
      Planes.silence(silence, 0, silence.sampleCount());
      long samples = 0;
      for (int number = 0; number < SECONDS * RATE; number++) {
        NumberedPicture.draw(frame, number);
        pictures.send(frame, number, number % RATE == 0);
        while (pictures.receive(packet)) {
          muxer.write(packet, pictureTrack);
        }
        for (; samples * RATE < (number + 1) * 48_000L; samples += silence.sampleCount()) {
          sounds.send(silence, samples);
          while (sounds.receive(packet)) {
            muxer.write(packet, soundTrack);
          }
        }
      }
      pictures.finish();
      while (pictures.receive(packet)) {
        muxer.write(packet, pictureTrack);
      }
      sounds.finish();
      while (sounds.receive(packet)) {
        muxer.write(packet, soundTrack);
      }
      muxer.finish();
    }
    return Files.readAllBytes(file);
  }

  private VideoEncoderSettings pictureSettings() {
    Map<String, String> options =
        picture.equals("libx264")
            ? Map.of("preset", "ultrafast", "bf", "2", "forced-idr", "1", "sc_threshold", "0")
            : Map.of("deadline", "realtime", "cpu-used", "8", "b", "500000");
    return new VideoEncoderSettings(
        picture, SHAPE, PictureColor.BT709, Rational.of(RATE), 10 * RATE, 1, options);
  }

  private Map<String, String> soundOptions() {
    return sound.equals("opus") ? Map.of("strict", "experimental") : Map.of();
  }
}

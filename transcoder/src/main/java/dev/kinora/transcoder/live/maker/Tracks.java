package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.StreamView;
import dev.kinora.transcoder.live.wire.Admission;
import java.io.IOException;
import java.util.Optional;

/** Decides how each track is made: taken over where players can use it as it is. */
record Tracks(
    Demuxer source, SourceClock clock, Admission admission, LiveOutput output, Keeping keeping) {
  /** The maker of the picture. */
  TrackMaker picture(Optional<StreamView> stream) throws MediaException, IOException {
    if (stream.isEmpty()) {
      return new Nothing();
    }
    StreamView view = stream.get();
    return view.codec().equals("h264")
        ? new VideoCopy(source, view, clock, admission, output, keeping)
        : new VideoEncode(source, view, clock, admission, output, keeping);
  }

  /** The maker of the sound. */
  TrackMaker sound(Optional<StreamView> stream) throws MediaException, IOException {
    if (stream.isEmpty()) {
      return new Nothing();
    }
    StreamView view = stream.get();
    return view.codec().equals("aac")
        ? new AudioCopy(source, view, clock, admission.startSeconds(), output)
        : new AudioEncode(source, view, clock, admission.startSeconds(), output);
  }

  /** For a track that the source has not, and for packets of further tracks. */
  private static final class Nothing implements TrackMaker {
    @Override
    public void take(Packet packet) {
      // Belongs to a track that is not made.
    }

    @Override
    public Optional<Rational> reached() {
      return Optional.empty();
    }

    @Override
    public void finish(Rational until) {
      // Nothing was begun.
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
  }
}

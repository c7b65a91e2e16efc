package dev.kinora.transcoder.video;

import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.StreamView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The picture that a file carries of itself, such as the sleeve of a record. */
public final class Cover {
  /** Anything smaller is an icon, not a cover. */
  private static final int SMALLEST_SIDE = 120;

  /** The demuxer gives covers before all else. */
  private static final int MOST_PACKETS = 64;

  private Cover() {}

  /**
   * Finds the picture and encodes it anew, so that nothing of the file itself is passed on.
   *
   * @param maxWidth widest that it may be, in pixels
   * @return a JPEG file; empty where there is no picture that can be shown
   */
  public static Optional<ByteBuffer> of(Path source, int maxWidth)
      throws MediaException, IOException {
    try (Demuxer demuxer = Demuxer.open(source)) {
      Optional<Integer> stream =
          demuxer.streams().stream()
              .filter(one -> one.kind() == StreamView.Kind.PICTURE)
              .map(StreamView::index)
              .findFirst();
      return stream.isPresent() ? decoded(demuxer, stream.get(), maxWidth) : Optional.empty();
    }
  }

  private static Optional<ByteBuffer> decoded(Demuxer demuxer, int stream, int maxWidth)
      throws IOException {
    demuxer.select(Set.of(stream));
    try (Decoder decoder = Decoder.open(demuxer, stream, 1);
        Packet packet = new Packet();
        Frame frame = new Frame()) {
      boolean sent = false;
      for (int n = 0; n < MOST_PACKETS && !sent && demuxer.read(packet); n++) {
        sent = packet.streamIndex() == stream && decoder.send(packet);
      }
      decoder.finish();
      if (!sent || decoder.receive(frame) != Decoder.Received.FRAME) {
        return Optional.empty();
      }
      PictureShape shape = frame.pictureShape();
      return Math.min(shape.width(), shape.height()) < SMALLEST_SIDE
          ? Optional.empty()
          : Optional.of(StillPicture.encoded(frame, maxWidth));
    } catch (MediaException e) {
      // A coding that is not decoded: the title does without it like one that has no cover.
      return Optional.empty();
    }
  }
}

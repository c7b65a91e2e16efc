package dev.kinora.transcoder.proof;

import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.FeedFormat;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Decodes a header and a segment from its first frame to its last. For a child process. */
public final class SegmentDecode {
  private SegmentDecode() {}

  /**
   * Decodes everything.
   *
   * @param media header and segment, one behind the other
   * @return how many frames came out
   * @throws MediaException if anything of it does not decode, with a sentence
   */
  public static int frames(ByteBuffer media) throws MediaException, IOException {
    ByteBuffer in = media.duplicate();
    try (Demuxer source = Demuxer.open(into -> moved(in, into), FeedFormat.MP4, "a segment");
        Decoder decoder = Decoder.openStrict(source, 0);
        Packet packet = new Packet();
        Frame frame = new Frame()) {
      Tally tally = new Tally();
      while (source.read(packet)) {
        while (!decoder.send(packet)) {
          drain(decoder, frame, tally);
        }
        drain(decoder, frame, tally);
      }
      decoder.finish();
      drain(decoder, frame, tally);
      long damaged = decoder.damagedPackets() + tally.concealed;
      if (damaged > 0 || tally.frames == 0) {
        throw new MediaException.Malformed(
            "%d frames do not decode, %d came out whole"
                .formatted(damaged, tally.frames - tally.concealed));
      }
      return tally.frames;
    }
  }

  /** Counts while it goes on. */
  private static final class Tally {
    int frames;
    int concealed;
  }

  private static void drain(Decoder decoder, Frame frame, Tally tally) {
    while (decoder.receive(frame) == Decoder.Received.FRAME) {
      tally.frames++;
      tally.concealed += frame.isConcealed() ? 1 : 0;
      frame.clear();
    }
  }

  private static int moved(ByteBuffer from, ByteBuffer into) {
    int count = Math.min(from.remaining(), into.remaining());
    if (count == 0) {
      return -1;
    }
    into.put(into.position(), from, from.position(), count);
    from.position(from.position() + count);
    return count;
  }
}

package dev.kinora.transcoder.probe;

import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.StreamView;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decodes the first frames of every picture and sound stream: only a stream that gives a frame is
 * usable, and only a decoded frame tells exactly when the stream begins.
 */
final class FirstFrames implements AutoCloseable {
  /** A stream that has given nothing by then is not waited for. */
  private static final int MAX_PACKETS = 4000;

  /** Whether pictures are interlaced shows after a few of them only. */
  private static final int PICTURES = 4;

  private final Map<Integer, StreamView> streams = new HashMap<>();
  private final Map<Integer, Decoder> decoders = new HashMap<>();
  private final Map<Integer, FirstFrame> found = new HashMap<>();
  private final Map<Integer, Integer> missing = new HashMap<>();
  private final Frame frame = new Frame();

  private FirstFrames() {}

  /** The first frames by stream; streams that cannot be decoded are absent. */
  static Map<Integer, FirstFrame> decode(Demuxer demuxer) throws MediaException, IOException {
    try (FirstFrames frames = new FirstFrames();
        Packet packet = new Packet()) {
      frames.openDecoders(demuxer);
      demuxer.select(frames.decoders.keySet());
      for (int i = 0; i < MAX_PACKETS && !frames.missing.isEmpty(); i++) {
        if (!demuxer.read(packet)) {
          frames.finish();
          break;
        }
        frames.take(packet);
      }
      return frames.found;
    }
  }

  private void openDecoders(Demuxer demuxer) throws IOException, MediaException {
    for (StreamView stream : demuxer.streams()) {
      boolean picture = stream.kind() == StreamView.Kind.VIDEO;
      if (picture || stream.kind() == StreamView.Kind.AUDIO) {
        try {
          decoders.put(stream.index(), Decoder.open(demuxer, stream.index(), 1));
          streams.put(stream.index(), stream);
          missing.put(stream.index(), picture ? PICTURES : 1);
        } catch (MediaException e) {
          // Other streams may do without this one; if none does, the probe says so.
          streams.remove(stream.index());
        }
      }
    }
  }

  private void take(Packet packet) {
    int stream = packet.streamIndex();
    Decoder decoder = decoders.get(stream);
    if (decoder == null || !missing.containsKey(stream)) {
      return;
    }
    if (!decoder.send(packet)) {
      receive(stream, decoder);
      decoder.send(packet);
    }
    receive(stream, decoder);
  }

  private void finish() {
    decoders.forEach((stream, decoder) -> {
      decoder.finish();
      receive(stream, decoder);
    });
  }

  private void receive(int stream, Decoder decoder) {
    while (missing.containsKey(stream) && decoder.receive(frame) == Decoder.Received.FRAME) {
      found.merge(stream, describe(streams.get(stream)), FirstFrame::and);
      missing.computeIfPresent(stream, (s, left) -> left > 1 ? left - 1 : null);
    }
  }

  private FirstFrame describe(@org.jspecify.annotations.Nullable StreamView stream) {
    long time = frame.bestTimeTicks();
    if (time == Packet.NO_TIME) {
      time =
          Optional.ofNullable(stream)
              .map(StreamView::startTicks)
              .filter(ticks -> ticks != Packet.NO_TIME)
              .orElse(0L);
    }
    return new FirstFrame(
        time,
        frame.pictureShape(),
        frame.color(),
        frame.sampleAspect(),
        frame.isInterlaced(),
        frame.soundShape());
  }

  @Override
  public void close() {
    decoders.values().forEach(Decoder::close);
    frame.close();
  }
}

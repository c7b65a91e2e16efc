package dev.kinora.transcoder.video;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Decoded pictures of one stream in presentation order, from a chosen place on. */
final class SourceFrames implements AutoCloseable {
  /**
   * How many seconds before the wanted time to look for a place from which decoding works; a place
   * is good if the first picture that comes out is not after that time.
   */
  private static final List<Integer> STEPS_BACK = List.of(0, 2, 10, 40);

  private final Path file;
  private final int stream;
  private final int threads;
  private final Packet packet = new Packet();
  private final Frame first = new Frame();
  private Demuxer demuxer;
  private Decoder decoder;
  private boolean hasFirst;
  private boolean ended;

  private SourceFrames(Path file, int stream, int threads, Demuxer demuxer, Decoder decoder) {
    this.file = file;
    this.stream = stream;
    this.threads = threads;
    this.demuxer = demuxer;
    this.decoder = decoder;
  }

  /** Opens a stream at its beginning. */
  static SourceFrames open(Path file, int stream, int threads) throws MediaException, IOException {
    Demuxer demuxer = Demuxer.open(file);
    try {
      demuxer.select(Set.of(stream));
      return new SourceFrames(
          file, stream, threads, demuxer, Decoder.open(demuxer, stream, threads));
    } catch (MediaException | IOException | RuntimeException | Error e) {
      demuxer.close();
      throw e;
    }
  }

  /** Seconds a tick of the pictures' times. */
  Rational tick() {
    return demuxer.streams().get(stream).timeBase();
  }

  /** Colour properties as header or first frames state them. */
  PictureColor color() {
    return demuxer.color(stream);
  }

  /**
   * Moves so that the next picture is the one shown at a time or one before it, as far as there is
   * one.
   */
  void startAt(Rational seconds) throws MediaException, IOException {
    long wanted = seconds.dividedBy(tick()).round();
    long begin = demuxer.streams().get(stream).startTicks();
    for (int step : STEPS_BACK) {
      long target = wanted - Rational.of(step).dividedBy(tick()).round();
      if (begin != Packet.NO_TIME && target <= begin) {
        break;
      }
      if (seek(target) && firstIsNotAfter(wanted)) {
        return;
      }
    }
    reopen();
  }

  /** Moves to a key frame near a time, wherever the index leads; stays where that is not known. */
  void seekNear(Rational seconds) {
    boolean _ = seek(seconds.dividedBy(tick()).round());
  }

  private boolean seek(long ticks) {
    hasFirst = false;
    ended = false;
    decoder.reset();
    return demuxer.seek(stream, ticks);
  }

  private boolean firstIsNotAfter(long ticks) throws IOException {
    hasFirst = next(first);
    return hasFirst && first.bestTimeTicks() != Packet.NO_TIME && first.bestTimeTicks() <= ticks;
  }

  private void reopen() throws MediaException, IOException {
    decoder.close();
    demuxer.close();
    hasFirst = false;
    ended = false;
    demuxer = Demuxer.open(file);
    demuxer.select(Set.of(stream));
    decoder = Decoder.open(demuxer, stream, threads);
  }

  /**
   * Fetches the next picture. Damaged ones are left out or concealed.
   *
   * @return false at the end
   */
  boolean next(Frame frame) throws IOException {
    if (hasFirst) {
      hasFirst = false;
      frame.take(first);
      return true;
    }
    while (true) {
      switch (decoder.receive(frame)) {
        case FRAME -> {
          return true;
        }
        case END -> {
          return false;
        }
        case NEEDS_PACKET -> feed();
      }
    }
  }

  private void feed() throws IOException {
    while (!ended && demuxer.read(packet)) {
      if (packet.streamIndex() == stream) {
        decoder.send(packet);
        packet.clear();
        return;
      }
    }
    ended = true;
    decoder.finish();
  }

  @Override
  public void close() {
    first.close();
    packet.close();
    decoder.close();
    demuxer.close();
  }
}

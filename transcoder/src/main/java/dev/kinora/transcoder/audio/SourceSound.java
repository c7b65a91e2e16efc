package dev.kinora.transcoder.audio;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * The decoded frames of one track from a little before a time on, with their time stamps. File and
 * decoder are opened anew each time, so that what comes out depends on the time alone. For one
 * thread.
 */
final class SourceSound implements AutoCloseable {
  /** Decoders need some packets until their output no longer depends on where they began. */
  private static final Rational PREROLL = Rational.of(1, 2);

  /** A second try where the index led to a place after the wanted one. */
  private static final Rational LONG_PREROLL = Rational.of(10);

  private final Demuxer demuxer;
  private final Decoder decoder;
  private final Packet packet;
  private final int track;
  private final Rational tick;
  private long anchorTicks = Packet.NO_TIME;
  private boolean held;
  private boolean drained;
  private long nextTicks = Packet.NO_TIME;

  private SourceSound(Demuxer demuxer, Decoder decoder, int track) {
    this.demuxer = demuxer;
    this.decoder = decoder;
    this.track = track;
    this.tick = demuxer.streams().get(track).timeBase();
    this.packet = new Packet();
  }

  /**
   * Opens a track.
   *
   * @param track the stream's index
   * @param from seconds on the source's clock from which sound is wanted
   */
  static SourceSound open(Path file, int track, Rational from) throws MediaException, IOException {
    SourceSound sound = at(file, track, from.minus(PREROLL));
    if (!sound.startsAfter(from)) {
      return sound;
    }
    sound.close();
    sound = at(file, track, from.minus(LONG_PREROLL));
    if (!sound.startsAfter(from)) {
      return sound;
    }
    sound.close();
    return fromStart(file, track);
  }

  private static SourceSound at(Path file, int track, Rational seconds)
      throws MediaException, IOException {
    SourceSound sound = fromStart(file, track);
    Rational first = sound.tick.times(sound.anchorTicks);
    if (seconds.compareTo(first) <= 0) {
      return sound;
    }
    if (!sound.demuxer.seek(track, seconds.dividedBy(sound.tick).floor())) {
      sound.close();
      return fromStart(file, track);
    }
    sound.held = sound.demuxer.read(sound.packet);
    return sound;
  }

  private static SourceSound fromStart(Path file, int track) throws MediaException, IOException {
    Demuxer demuxer = Demuxer.open(file);
    try {
      if (track >= demuxer.streams().size()) {
        throw new MediaException.Malformed(
            demuxer.name(), "a stream " + track, demuxer.streams().size() + " streams");
      }
      demuxer.select(Set.of(track));
      SourceSound sound = new SourceSound(demuxer, Decoder.open(demuxer, track, 1), track);
      sound.anchor();
      return sound;
    } catch (MediaException | IOException | RuntimeException | Error e) {
      demuxer.close();
      throw e;
    }
  }

  private void anchor() throws IOException {
    held = demuxer.read(packet);
    long first = held ? packet.ptsTicks() : Packet.NO_TIME;
    long stated = demuxer.streams().get(track).startTicks();
    anchorTicks = first != Packet.NO_TIME ? first : stated != Packet.NO_TIME ? stated : 0;
  }

  /** Whether the packet at hand comes after a time although earlier ones exist. */
  private boolean startsAfter(Rational seconds) {
    long at = held ? packet.ptsTicks() : Packet.NO_TIME;
    return at != Packet.NO_TIME && at != anchorTicks && tick.times(at).compareTo(seconds) > 0;
  }

  /** Seconds a tick of the frames' time stamps. */
  Rational tick() {
    return tick;
  }

  /** Time stamp of the track's first packet. */
  long anchorTicks() {
    return anchorTicks;
  }

  /** libavcodec's name of the track's coding. */
  String codec() {
    return demuxer.streams().get(track).codec();
  }

  /** How many packets could not be decoded so far. */
  long damagedPackets() {
    return decoder.damagedPackets();
  }

  /**
   * Fetches the next frame that holds samples, its presentation time set.
   *
   * @return false at the end
   */
  boolean next(Frame frame) throws IOException {
    while (true) {
      switch (decoder.receive(frame)) {
        case FRAME -> {
          if (frame.sampleCount() > 0) {
            stamp(frame);
            return true;
          }
        }
        case NEEDS_PACKET -> feed();
        case END -> {
          return false;
        }
      }
    }
  }

  /** A frame without a time stamp goes on where the one before it ended. */
  private void stamp(Frame frame) {
    long ticks = frame.bestTimeTicks();
    if (ticks == Packet.NO_TIME) {
      ticks = nextTicks == Packet.NO_TIME ? anchorTicks : nextTicks;
    }
    frame.ptsTicks(ticks);
    Rational length = Rational.of(frame.sampleCount(), frame.soundShape().sampleRate());
    nextTicks = ticks + length.dividedBy(tick).round();
  }

  private void feed() throws IOException {
    while (!drained) {
      if (!held && !demuxer.read(packet)) {
        drained = true;
        decoder.finish();
        return;
      }
      held = false;
      if (packet.streamIndex() == track && decoder.send(packet)) {
        return;
      }
    }
  }

  @Override
  public void close() {
    packet.close();
    decoder.close();
    demuxer.close();
  }
}

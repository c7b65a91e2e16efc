package dev.kinora.transcoder.video;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Key frames of one stream, each decoded alone: what lies between them is not even read where the
 * file has an index. For one thread.
 */
final class KeyPictures implements AutoCloseable {
  /** Seconds before the wanted time to look from, since some indexes lead past it. */
  private static final List<Integer> STEPS_BACK = List.of(0, 2, 10);

  private final int stream;
  private final Demuxer demuxer;
  private final Decoder decoder;
  private final Packet packet = new Packet();
  private final Packet found = new Packet();

  private KeyPictures(int stream, Demuxer demuxer, Decoder decoder) {
    this.stream = stream;
    this.demuxer = demuxer;
    this.decoder = decoder;
  }

  static KeyPictures open(Path file, int stream) throws MediaException, IOException {
    Demuxer demuxer = Demuxer.open(file);
    try {
      demuxer.select(Set.of(stream));
      return new KeyPictures(stream, demuxer, Decoder.open(demuxer, stream, 1));
    } catch (MediaException | IOException | RuntimeException | Error e) {
      demuxer.close();
      throw e;
    }
  }

  /** Seconds a tick of the pictures' times. */
  Rational tick() {
    return demuxer.streams().get(stream).timeBase();
  }

  /**
   * Finds the last key frame of a stretch of time.
   *
   * @param earliest seconds on the source's clock
   * @param latest seconds on the source's clock
   * @return its time in ticks, if there is one; {@link #decode} then decodes it
   */
  Optional<Long> find(Rational earliest, Rational latest) throws IOException {
    long from = earliest.dividedBy(tick()).floor();
    long to = latest.dividedBy(tick()).floor();
    for (int step : STEPS_BACK) {
      long target = to - Rational.of(step).dividedBy(tick()).round();
      if (demuxer.seek(stream, target)) {
        Optional<Long> key = read(from, to);
        if (key.isPresent()) {
          return key;
        }
      }
      if (target < from) {
        break;
      }
    }
    return Optional.empty();
  }

  /** Reads on until a packet that is decoded after the stretch's end. */
  private Optional<Long> read(long from, long to) throws IOException {
    Optional<Long> key = Optional.empty();
    while (demuxer.read(packet)) {
      if (packet.streamIndex() != stream) {
        continue;
      }
      long shown = packet.ptsTicks() == Packet.NO_TIME ? packet.dtsTicks() : packet.ptsTicks();
      long decoded = packet.dtsTicks() == Packet.NO_TIME ? shown : packet.dtsTicks();
      if (shown == Packet.NO_TIME || decoded > to) {
        break;
      }
      if (packet.isKey() && shown >= from && shown <= to) {
        found.take(packet);
        key = Optional.of(shown);
      }
    }
    return key;
  }

  /**
   * Decodes the key frame that was found last, without any other.
   *
   * @return false if it cannot be decoded alone
   */
  boolean decode(Frame into) {
    decoder.reset();
    decoder.send(found);
    decoder.finish();
    return decoder.receive(into) == Decoder.Received.FRAME;
  }

  @Override
  public void close() {
    packet.close();
    found.close();
    decoder.close();
    demuxer.close();
  }
}

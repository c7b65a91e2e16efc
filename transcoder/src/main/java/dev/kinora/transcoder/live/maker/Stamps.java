package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Packet;
import java.util.Optional;

/**
 * The times of a packet in seconds of its source; where only one of them is known, it is both.
 *
 * @param decoded when it is decoded
 * @param shown when it is shown
 */
record Stamps(Rational decoded, Rational shown) {
  /** A packet's times, or nothing where it has none. */
  static Optional<Stamps> of(Packet packet, Rational timeBase) {
    long shown = packet.ptsTicks() == Packet.NO_TIME ? packet.dtsTicks() : packet.ptsTicks();
    long decoded = packet.dtsTicks() == Packet.NO_TIME ? shown : packet.dtsTicks();
    return shown == Packet.NO_TIME
        ? Optional.empty()
        : Optional.of(new Stamps(timeBase.times(decoded), timeBase.times(shown)));
  }
}

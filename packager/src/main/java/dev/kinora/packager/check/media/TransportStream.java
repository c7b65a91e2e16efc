package dev.kinora.packager.check.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One elementary stream of a transport stream segment, as packets arrive. */
final class TransportStream {
  private static final int AAC = 0x0f;
  private static final int H264 = 0x1b;
  private static final int HEVC = 0x24;
  private static final int FIRST_BYTES = 64 * 1024;
  private static final int MOST_STAMPS = 1 << 18;
  private static final long WRAP = 1L << 33;

  final int pid;
  final int type;
  private final List<Long> decodeTimes = new ArrayList<>();
  private final List<Long> shownTimes = new ArrayList<>();
  private final ByteArrayOutputStream opening = new ByteArrayOutputStream();
  private boolean unstamped;
  private int pesPackets;

  TransportStream(int pid, int type) {
    this.pid = pid;
    this.type = type;
  }

  TrackKind kind() {
    return switch (type) {
      case 1, 2, H264, HEVC -> TrackKind.VIDEO;
      case 3, 4, AAC, 0x11, 0x81, 0x87 -> TrackKind.AUDIO;
      default -> TrackKind.OTHER;
    };
  }

  boolean isAvc() {
    return type == H264;
  }

  boolean isAac() {
    return type == AAC;
  }

  void add(boolean starts, ByteBuffer payload) {
    ByteBuffer data = payload;
    if (starts) {
      pesPackets++;
      data = pesHeader(payload);
    }
    if (pesPackets == 1 && opening.size() < FIRST_BYTES) {
      byte[] copy = new byte[data.remaining()];
      data.duplicate().get(copy);
      opening.writeBytes(copy);
    }
  }

  /** Takes the stamps and gives what follows the header. */
  private ByteBuffer pesHeader(ByteBuffer payload) {
    boolean pes =
        payload.limit() >= 9
            && payload.get(0) == 0
            && payload.get(1) == 0
            && payload.get(2) == 1
            && (payload.get(6) & 0xc0) == 0x80;
    int header = pes ? 9 + (payload.get(8) & 0xff) : 0;
    if (!pes || header > payload.limit()) {
      unstamped |= pesPackets == 1;
      return payload;
    }
    int stamps = payload.get(7) >> 6 & 3;
    if (stamps >= 2 && header >= 14 && decodeTimes.size() < MOST_STAMPS) {
      long shown = stamp(payload, 9);
      long decoded = stamps == 3 && header >= 19 ? stamp(payload, 14) : shown;
      shownTimes.add(unwrapped(shown));
      decodeTimes.add(unwrapped(decoded));
    } else if (pesPackets == 1) {
      unstamped = true;
    }
    return payload.slice(header, payload.limit() - header);
  }

  private static long stamp(ByteBuffer in, int at) {
    return (long) (in.get(at) >> 1 & 7) << 30
        | (long) (in.getShort(at + 1) >> 1 & 0x7fff) << 15
        | (in.getShort(at + 3) >> 1 & 0x7fff);
  }

  /** The stamp nearest to the first one, since 33 bits wrap after 26 hours. */
  private long unwrapped(long stamp) {
    if (decodeTimes.isEmpty()) {
      return stamp;
    }
    long first = decodeTimes.getFirst();
    long turns = Math.round((double) (first - stamp) / WRAP);
    return stamp + turns * WRAP;
  }

  /** Whether its first PES packet has no stamp. */
  boolean startsUnstamped() {
    return unstamped;
  }

  List<Long> decodeTimes() {
    return decodeTimes;
  }

  List<Long> shownTimes() {
    return shownTimes;
  }

  /** The first PES packet's content, up to a limit. */
  ByteBuffer opening() {
    return ByteBuffer.wrap(opening.toByteArray());
  }
}

package dev.kinora.transcoder.probe;

import dev.kinora.transcoder.ffmpeg.Packet;
import java.util.Arrays;

/** Collects when the packets of one stream are shown. Confined to one thread. */
final class StreamTimes {
  private long[] times = new long[512];
  private int size;
  private long endTicks = Packet.NO_TIME;

  void add(Packet packet) {
    long time = packet.ptsTicks() == Packet.NO_TIME ? packet.dtsTicks() : packet.ptsTicks();
    if (time != Packet.NO_TIME && !packet.isNotShown()) {
      add(time, packet.durationTicks());
    }
  }

  void add(long time, long durationTicks) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
    }
    times[size++] = time;
    long end = time + Math.max(0, durationTicks);
    endTicks = endTicks == Packet.NO_TIME ? end : Math.max(endTicks, end);
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** The times from a first one on, growing. */
  long[] from(long firstTicks) {
    long[] sorted = Arrays.copyOf(times, size);
    Arrays.sort(sorted);
    int from = 0;
    while (from < size && sorted[from] < firstTicks) {
      from++;
    }
    return Arrays.copyOfRange(sorted, from, size);
  }

  /** When the last packet that is shown ends: not after its start where it states no duration. */
  long endTicks() {
    return endTicks;
  }
}

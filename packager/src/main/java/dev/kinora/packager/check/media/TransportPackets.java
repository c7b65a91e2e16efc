package dev.kinora.packager.check.media;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Walks the packets of a transport stream segment. Used once a segment. */
final class TransportPackets {
  static final int PACKET_BYTES = 188;
  private static final int SYNC_BYTE = 0x47;
  private static final int NULL_PID = 0x1fff;

  /** Those below carry tables of the system, such as the names of services. */
  private static final int FIRST_FREE_PID = 0x20;

  private final Place place;
  private final Findings out;
  private final Map<Integer, Integer> counters = new HashMap<>();
  private final Set<Integer> mapPids = new HashSet<>();
  private final Map<Integer, TransportStream> streams = new LinkedHashMap<>();
  private boolean patSeen;
  private boolean tooEarly;

  TransportPackets(Place place, Findings out) {
    this.place = place;
    this.out = out;
  }

  /** The elementary streams by PID, as far as they could be read. */
  Map<Integer, TransportStream> read(ByteBuffer segment) {
    int length = segment.remaining();
    if (length == 0 || length % PACKET_BYTES != 0) {
      out.add(MediaRule.PACKETS, place, "whole packets of 188 bytes", length + " bytes");
    }
    for (int at = 0; at + PACKET_BYTES <= length; at += PACKET_BYTES) {
      ByteBuffer packet = segment.slice(segment.position() + at, PACKET_BYTES);
      if ((packet.get(0) & 0xff) != SYNC_BYTE) {
        out.add(MediaRule.PACKETS, place.offset(at), "0x47", "%#x".formatted(packet.get(0)));
        return streams;
      }
      packet(at, packet);
    }
    if (!patSeen || streams.isEmpty()) {
      out.add(MediaRule.TABLES_FIRST, place, "a PAT and a PMT", "none");
    }
    return streams;
  }

  private void packet(int at, ByteBuffer packet) {
    int pid = (packet.get(1) & 0x1f) << 8 | (packet.get(2) & 0xff);
    boolean starts = (packet.get(1) & 0x40) != 0;
    int control = packet.get(3) >> 4 & 3;
    int adaptation = (control & 2) == 0 ? 0 : 1 + (packet.get(4) & 0xff);
    if (pid == NULL_PID || (control & 1) == 0 || 4 + adaptation >= PACKET_BYTES) {
      return;
    }
    boolean discontinuity = adaptation > 1 && (packet.get(5) & 0x80) != 0;
    counter(at, pid, packet.get(3) & 0xf, discontinuity);
    ByteBuffer payload = packet.slice(4 + adaptation, PACKET_BYTES - 4 - adaptation);
    if (pid == 0) {
      if (starts) {
        associations(at, payload);
      }
    } else if (mapPids.contains(pid)) {
      if (starts) {
        programme(payload);
      }
    } else if (pid >= FIRST_FREE_PID) {
      media(at, pid, starts, payload);
    }
  }

  private void counter(int at, int pid, int value, boolean discontinuity) {
    Integer before = counters.put(pid, value);
    // One repetition of a packet is legal.
    boolean goesOn = before == null || value == ((before + 1) & 0xf) || value == before;
    if (!goesOn && !discontinuity) {
      out.add(
          MediaRule.CONTINUITY,
          place.offset(at),
          "counter %d of PID %d".formatted((before + 1) & 0xf, pid),
          value);
    }
  }

  private void associations(int at, ByteBuffer payload) {
    ByteBuffer section = section(payload);
    patSeen = true;
    int programmes = 0;
    for (int i = 8; i + 4 <= section.limit() - 4; i += 4) {
      int number = section.getShort(i) & 0xffff;
      if (number != 0) {
        programmes++;
        mapPids.add(section.getShort(i + 2) & 0x1fff);
      }
    }
    if (programmes != 1) {
      out.add(MediaRule.ONE_PROGRAMME, place.offset(at), "one programme", programmes);
    }
  }

  private void programme(ByteBuffer payload) {
    ByteBuffer section = section(payload);
    if (section.limit() < 12) {
      return;
    }
    int at = 12 + (section.getShort(10) & 0xfff);
    while (at + 5 <= section.limit() - 4) {
      int type = section.get(at) & 0xff;
      int pid = section.getShort(at + 1) & 0x1fff;
      streams.computeIfAbsent(pid, _ -> new TransportStream(pid, type));
      at += 5 + (section.getShort(at + 3) & 0xfff);
    }
  }

  /** The section behind the pointer field, as far as this packet holds it. */
  private static ByteBuffer section(ByteBuffer payload) {
    int start = 1 + (payload.get(0) & 0xff);
    if (start + 3 > payload.limit()) {
      return ByteBuffer.allocate(0);
    }
    int length = 3 + (payload.getShort(start + 1) & 0xfff);
    return payload.slice(start, Math.min(length, payload.limit() - start));
  }

  private void media(int at, int pid, boolean starts, ByteBuffer payload) {
    TransportStream stream = streams.get(pid);
    if (stream != null) {
      stream.add(starts, payload);
    } else if (streams.isEmpty() && !tooEarly) {
      tooEarly = true;
      out.add(MediaRule.TABLES_FIRST, place.offset(at), "PAT and PMT before media", "PID " + pid);
    }
  }
}

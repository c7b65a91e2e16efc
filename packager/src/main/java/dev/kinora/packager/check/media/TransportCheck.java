package dev.kinora.packager.check.media;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AdtsHeader;
import dev.kinora.packager.bitstream.AnnexB;
import dev.kinora.packager.bitstream.H264Colour;
import dev.kinora.packager.bitstream.H264Nal;
import dev.kinora.packager.bitstream.H264Sps;
import dev.kinora.packager.bitstream.H264Vui;
import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.cmaf.Picture;
import dev.kinora.packager.cmaf.Sound;
import dev.kinora.packager.time.Rational;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Judges transport stream segments and measures them. Pure functions. */
public final class TransportCheck {
  private static final int CLOCK = 90_000;
  private static final int AAC_FRAME = 1024;

  private TransportCheck() {}

  /** Whether the bytes look like a transport stream. */
  public static boolean looksLike(ByteBuffer bytes) {
    int second = bytes.position() + TransportPackets.PACKET_BYTES;
    return bytes.hasRemaining()
        && bytes.get(bytes.position()) == 0x47
        && (second >= bytes.limit() || bytes.get(second) == 0x47);
  }

  /** Checks one segment; broken bytes are findings too. */
  public static SegmentFacts check(Place place, ByteBuffer segment, Findings out) {
    List<TrackFacts> facts = new ArrayList<>();
    List<TrackTimes> times = new ArrayList<>();
    for (TransportStream stream : new TransportPackets(place, out).read(segment).values()) {
      if (stream.kind() == TrackKind.OTHER) {
        continue;
      }
      stamps(place, stream, out);
      Opening opening = opening(stream);
      facts.add(opening.facts);
      if (stream.isAvc() && !opening.key) {
        out.add(
            MediaRule.TRANSPORT_KEY,
            place,
            "parameter sets and an IDR picture first on PID " + stream.pid,
            "another picture");
      }
      if (!stream.decodeTimes().isEmpty()) {
        times.add(times(stream, opening));
      }
    }
    return new SegmentFacts(segment.remaining(), facts, times, 0, 0);
  }

  private static void stamps(Place place, TransportStream stream, Findings out) {
    if (stream.startsUnstamped() || stream.decodeTimes().isEmpty()) {
      out.add(MediaRule.STAMPS, place, "a time stamp first on PID " + stream.pid, "none");
    }
    List<Long> decoded = stream.decodeTimes();
    for (int i = 1; i < decoded.size(); i++) {
      if (decoded.get(i) <= decoded.get(i - 1)) {
        out.add(
            MediaRule.STAMPS,
            place,
            "time stamps above %d on PID %d".formatted(decoded.get(i - 1), stream.pid),
            decoded.get(i));
        return;
      }
    }
  }

  /** What the first access unit says. */
  private record Opening(TrackFacts facts, boolean key, long frameTicks) {}

  private static Opening opening(TransportStream stream) {
    try {
      if (stream.isAvc()) {
        return picture(stream);
      }
      if (stream.isAac()) {
        return sound(stream);
      }
    } catch (MediaException e) {
      // The opening is cut short or coded in a way not read here; its times are judged all the
      // same, and a stream without a readable picture has no key frame either.
      return new Opening(plain(stream, "", Optional.empty()), false, 0);
    }
    return new Opening(plain(stream, "", Optional.empty()), true, 0);
  }

  private static TrackFacts plain(TransportStream stream, String codecs, Optional<Sound> sound) {
    return new TrackFacts(
        stream.pid,
        stream.kind(),
        codecs,
        CLOCK,
        Optional.empty(),
        sound,
        Optional.empty(),
        OptionalInt.empty());
  }

  private static Opening picture(TransportStream stream) throws MediaException {
    Optional<H264Sps> sps = Optional.empty();
    boolean key = false;
    for (ByteBuffer unit : AnnexB.units(stream.opening())) {
      if (H264Nal.type(unit) == H264Nal.SPS && sps.isEmpty()) {
        sps = Optional.of(H264Sps.read(Bytes.view(unit)));
      }
      key |= H264Nal.type(unit) == H264Nal.IDR_SLICE;
    }
    if (sps.isEmpty()) {
      return new Opening(plain(stream, "", Optional.empty()), false, 0);
    }
    H264Sps set = sps.get();
    Rational aspect = set.vui().flatMap(H264Vui::pixelAspect).orElse(Rational.ONE);
    Optional<H264Colour> colour =
        set.vui().flatMap(H264Vui::signal).flatMap(H264Vui.Signal::colour);
    TrackFacts facts =
        new TrackFacts(
            stream.pid,
            TrackKind.VIDEO,
            "avc1.%02x%02x%02x".formatted(set.profile(), set.constraints(), set.level()),
            CLOCK,
            Optional.of(new Picture(set.width(), set.height(), aspect)),
            Optional.empty(),
            sps,
            colour.isPresent() ? OptionalInt.of(colour.get().transfer()) : OptionalInt.empty());
    return new Opening(facts, key, 0);
  }

  private static Opening sound(TransportStream stream) throws MediaException {
    ByteBuffer opening = stream.opening();
    int frames = 0;
    Optional<AdtsHeader> first = Optional.empty();
    while (opening.hasRemaining()) {
      AdtsHeader header = AdtsHeader.read(opening);
      first = first.or(() -> Optional.of(header));
      opening.position(opening.position() + header.frameBytes());
      frames++;
    }
    if (first.isEmpty()) {
      return new Opening(plain(stream, "", Optional.empty()), true, 0);
    }
    AdtsHeader header = first.get();
    Sound sound = new Sound(header.sampleRate(), header.channelConfiguration());
    long ticks = (long) frames * AAC_FRAME * CLOCK / header.sampleRate();
    return new Opening(
        plain(stream, "mp4a.40." + header.objectType(), Optional.of(sound)), true, ticks);
  }

  private static TrackTimes times(TransportStream stream, Opening opening) {
    List<Long> decoded = stream.decodeTimes();
    long first = decoded.getFirst();
    long last = decoded.getLast();
    long mean = decoded.size() > 1 ? Math.round((last - first) / (decoded.size() - 1.0)) : 0;
    long lastLength = opening.frameTicks > 0 ? opening.frameTicks : mean;
    long shown = Collections.min(stream.shownTimes());
    // Shown times are what a list's durations speak of; decoding runs ahead by the reorder delay.
    long length = Math.max(0, last - first) + lastLength;
    return new TrackTimes(
        stream.pid,
        stream.kind(),
        CLOCK,
        shown,
        shown + length,
        shown,
        0,
        decoded.size(),
        Math.max(longest(stream.shownTimes()), 1),
        opening.key,
        opening.key ? List.of(0L) : List.of());
  }

  private static long longest(List<Long> shown) {
    List<Long> inOrder = shown.stream().sorted().toList();
    long longest = 0;
    for (int i = 1; i < inOrder.size(); i++) {
      longest = Math.max(longest, inOrder.get(i) - inOrder.get(i - 1));
    }
    return longest;
  }
}

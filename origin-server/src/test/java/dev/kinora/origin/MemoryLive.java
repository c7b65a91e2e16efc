package dev.kinora.origin;

import dev.kinora.origin.live.LiveFeed;
import dev.kinora.origin.live.LiveIntake;
import dev.kinora.origin.live.LiveParts;
import dev.kinora.origin.live.LiveRefusal;
import dev.kinora.origin.live.LiveShelf;
import dev.kinora.packager.live.LiveChannel;
import dev.kinora.packager.live.LiveHeader;
import dev.kinora.packager.live.LiveIdentity;
import dev.kinora.packager.live.LiveLimits;
import dev.kinora.packager.live.LivePart;
import dev.kinora.packager.live.LiveRecorder;
import dev.kinora.packager.live.LiveRelay;
import dev.kinora.packager.live.LiveTrack;
import dev.kinora.packager.time.Rational;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Streams made by hand, and an intake that keeps what it is given. */
final class MemoryLive implements LiveShelf, LiveIntake {
  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  static final String MIME = "video/webm; codecs=\"vp8,opus\"";

  final Map<String, LiveChannel> channels = new ConcurrentHashMap<>();
  final List<Feed> feeds = new CopyOnWriteArrayList<>();
  volatile Optional<String> complaint = Optional.empty();

  LiveParts parts() {
    return new LiveParts(this, this);
  }

  /** A stream of one picture whose segments have bytes without meaning. */
  LiveChannel open(String name) {
    LiveChannel channel =
        new LiveChannel(
            new LiveIdentity(name, "A \"camera\" <b>", START),
            LiveLimits.DEFAULTS,
            LiveRecorder.none(new Random(5)));
    channel.start(
        new LiveHeader(
            START,
            Rational.ZERO,
            2,
            List.of(
                new LiveTrack.Video(
                    "v720",
                    "avc1.64001f",
                    bytes("header"),
                    90_000,
                    2_000_000,
                    1_000_000,
                    1280,
                    720,
                    Rational.of(25)))));
    channels.put(name, channel);
    return channel;
  }

  static void segments(LiveChannel channel, int from, int to) {
    for (int n = from; n < to; n++) {
      channel.part(new LivePart("v720", n * 180_000L, 180_000, true, true, bytes("segment " + n)));
    }
  }

  static void header(LiveChannel channel, String text) {
    channel.relay(new LiveRelay.Header(MIME, bytes(text)));
  }

  static void fragment(LiveChannel channel, String text, boolean key) {
    channel.relay(new LiveRelay.Fragment(bytes(text), key));
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public List<LiveChannel> channels() {
    return List.copyOf(channels.values());
  }

  @Override
  public Optional<LiveChannel> channel(String name) {
    return Optional.ofNullable(channels.get(name));
  }

  @Override
  public LiveFeed open(String name, String title, Optional<String> key, Optional<String> mediaType)
      throws LiveRefusal {
    if (name.equals("locked") && !key.equals(Optional.of("secret"))) {
      throw new LiveRefusal(LiveRefusal.Reason.KEY, "The key is wrong.");
    }
    if (name.equals("taken")) {
      throw new LiveRefusal(LiveRefusal.Reason.TAKEN, "Somebody is live under this name.");
    }
    Feed feed = new Feed(name, title, mediaType);
    feeds.add(feed);
    return feed;
  }

  @Override
  public boolean end(String name) {
    return channels.remove(name) != null;
  }

  /** What came of one publisher. */
  final class Feed implements LiveFeed {
    final String name;
    final String title;
    final Optional<String> mediaType;
    private final ByteArrayOutputStream got = new ByteArrayOutputStream();
    private final List<String> ends = new ArrayList<>();

    Feed(String name, String title, Optional<String> mediaType) {
      this.name = name;
      this.title = title;
      this.mediaType = mediaType;
    }

    @Override
    public synchronized void write(ByteBuffer bytes) throws IOException {
      if (complaint.isPresent()) {
        throw new IOException(complaint.get());
      }
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      got.writeBytes(copy);
    }

    synchronized String got() {
      return got.toString(StandardCharsets.US_ASCII);
    }

    synchronized List<String> ends() {
      return List.copyOf(ends);
    }

    @Override
    public synchronized void end() {
      ends.add("end");
    }

    @Override
    public synchronized void lost() {
      ends.add("lost");
    }
  }
}

package dev.kinora.origin.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.kinora.origin.reply.Call;
import dev.kinora.packager.live.LiveChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Who follows a stream by HLS or DASH: players that asked for a segment of it in the last {@link
 * #WATCHING}. Two players are told apart by account, address and program, so two windows of one
 * browser are one viewer, and so are two people behind one address with the same browser and no
 * account. Thread-safe.
 */
final class SegmentViewers {
  /** Longer than a player with a full buffer waits for the next segment. */
  static final Duration WATCHING = Duration.ofSeconds(15);

  private static final int MOST_VIEWERS = 20_000;

  private final LoadingCache<LiveChannel, Cache<String, Boolean>> streams;

  SegmentViewers(Ticker ticker) {
    this.streams =
        Caffeine.newBuilder()
            .weakKeys()
            .build(_ ->
                Caffeine.newBuilder()
                    .ticker(ticker)
                    .expireAfterWrite(WATCHING)
                    .maximumSize(MOST_VIEWERS)
                    .build());
  }

  /** Somebody asked for a segment. */
  void saw(LiveChannel channel, Call call) {
    streams.get(channel).put(viewer(call), true);
  }

  private static String viewer(Call call) {
    InetSocketAddress from = call.exchange().getSourceAddress();
    return String.format(
        Locale.ROOT,
        "%s|%s|%s",
        call.caller().accountId().orElse(""),
        from == null || from.getAddress() == null ? "" : from.getAddress().getHostAddress(),
        Optional.ofNullable(call.header("User-Agent")).orElse(""));
  }

  /** How many there are. */
  int count(LiveChannel channel) {
    Cache<String, Boolean> viewers = streams.getIfPresent(channel);
    if (viewers == null) {
      return 0;
    }
    viewers.cleanUp();
    return (int) viewers.estimatedSize();
  }
}

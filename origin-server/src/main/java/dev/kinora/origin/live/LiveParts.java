package dev.kinora.origin.live;

import dev.kinora.packager.live.LiveChannel;
import java.util.List;
import java.util.Optional;

/**
 * Where running streams come from and where pushed ones go.
 *
 * @param shelf the streams that run
 * @param intake takes what is pushed over HTTP
 */
public record LiveParts(LiveShelf shelf, LiveIntake intake) {
  /** No streams, and none taken: an origin without an ingest. */
  public static final LiveParts NONE = new LiveParts(new EmptyShelf(), new NoIntake());

  private static final class EmptyShelf implements LiveShelf {
    @Override
    public List<LiveChannel> channels() {
      return List.of();
    }

    @Override
    public Optional<LiveChannel> channel(String name) {
      return Optional.empty();
    }
  }

  private static final class NoIntake implements LiveIntake {
    @Override
    public LiveFeed open(
        String name, String title, Optional<String> key, Optional<String> mediaType)
        throws LiveRefusal {
      throw new LiveRefusal(LiveRefusal.Reason.FULL, "This server takes no live streams.");
    }

    @Override
    public boolean end(String name) {
      return false;
    }
  }
}

package dev.kinora.sync.socket;

import dev.kinora.sync.hall.Bucket;
import dev.kinora.sync.hall.OutFrame;
import dev.kinora.sync.room.CloseReason;
import dev.kinora.sync.tracker.Tracker;
import dev.kinora.sync.tracker.Visitor;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** One page's socket to the tracker. Jetty calls the {@code on…} methods one at a time. */
public final class TrackerSocket implements Session.Listener {
  /** A page announces a few swarms every two minutes; answers come in bursts. */
  private static final int FRAMES_AT_ONCE = 200;

  private static final int FRAMES_PER_SECOND = 20;

  private final Tracker tracker;
  private final String scope;
  private final InstantSource clock;
  private final Counters counters;
  private final Pieces pieces = new Pieces(Tracker.FRAME_BYTES);
  private final Bucket frames =
      new Bucket(FRAMES_AT_ONCE, FRAMES_PER_SECOND, System.nanoTime() / 1000);
  private volatile @Nullable Session session;
  private volatile @Nullable Visitor visitor;

  TrackerSocket(Tracker tracker, String scope, InstantSource clock, Counters counters) {
    this.tracker = tracker;
    this.scope = scope;
    this.clock = clock;
    this.counters = counters;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    Writer writer = new Writer(opened, counters);
    visitor =
        tracker.enter(
            scope,
            // Offers are good for less than a minute: what does not fit is not missed for long.
            frame -> writer.offer(OutFrame.of(OutFrame.Kind.PASSING, frame)),
            clock.millis());
    opened.demand();
  }

  @Override
  public void onWebSocketPartialText(String piece, boolean last) {
    Session open = session;
    Visitor me = visitor;
    if (open == null || me == null) {
      return;
    }
    if (!frames.take(System.nanoTime() / 1000) || !pieces.fits(piece)) {
      counters.rudeClosed.increment();
      open.close(CloseReason.RUDE.code(), CloseReason.RUDE.words(), Callback.NOOP);
      return;
    }
    Optional<String> message = pieces.add(piece, last);
    message.ifPresent(text -> tracker.receive(me, text, clock.millis()));
    open.demand();
  }

  @Override
  public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
    callback.succeed();
    Session open = session;
    if (open != null) {
      open.close(CloseReason.RUDE.code(), CloseReason.RUDE.words(), Callback.NOOP);
    }
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    callback.succeed();
    gone();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    gone();
  }

  private void gone() {
    Visitor me = visitor;
    if (me != null) {
      tracker.leave(me);
    }
  }
}

package dev.kinora.sync.socket;

import dev.kinora.sync.hall.Connection;
import dev.kinora.sync.hall.Entrance;
import dev.kinora.sync.hall.MembersDelta;
import dev.kinora.sync.hall.OutFrame;
import dev.kinora.sync.hall.Outbox;
import dev.kinora.sync.hall.Room;
import dev.kinora.sync.room.CloseReason;
import dev.kinora.sync.room.Command;
import dev.kinora.sync.room.Refusal;
import dev.kinora.sync.wire.BadFrame;
import dev.kinora.sync.wire.Incoming;
import dev.kinora.sync.wire.Limits;
import dev.kinora.sync.wire.Outgoing;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * One member's socket. Jetty calls the {@code on…} methods one at a time, since the next frame is
 * asked for only when the last was looked at; rooms call the others from their threads.
 */
public final class MemberSocket implements Session.Listener, Connection {
  private static final long HELLO_SECONDS = 5;
  private static final long FAREWELL_SECONDS = 5;
  private static final long DEAD_NANOS = TimeUnit.SECONDS.toNanos(35);

  /** Commands of one socket that its room has not seen yet; the socket is not read beyond. */
  private static final int MOST_UNFINISHED = 16;

  private final SocketParts parts;
  private final String roomName;
  private final Optional<String> token;
  private final boolean local;
  private final Pieces pieces = new Pieces(Limits.FRAME_BYTES);
  private final Allowance allowance = new Allowance(nowMicros());
  private final Unfinished unfinished = new Unfinished(MOST_UNFINISHED);
  private volatile @Nullable Session session;
  private volatile @Nullable Writer writer;
  private volatile @Nullable Room room;
  private volatile @Nullable String member;
  private volatile long heardNanos = System.nanoTime();
  private volatile boolean ending;

  /**
   * A socket at a room's door.
   *
   * @param token the ticket in the address
   * @param local whether it comes from this machine
   */
  MemberSocket(SocketParts parts, String roomName, Optional<String> token, boolean local) {
    this.parts = parts;
    this.roomName = roomName;
    this.token = token;
    this.local = local;
  }

  private static long nowMicros() {
    return System.nanoTime() / 1000;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    writer = new Writer(opened, parts.counters());
    parts.counters().sockets.increment();
    parts.open().add(this);
    var _ =
        parts
            .scheduler()
            .schedule(
                () -> {
                  if (member == null) {
                    close(CloseReason.SILENT);
                  }
                },
                HELLO_SECONDS,
                TimeUnit.SECONDS);
    opened.demand();
  }

  @Override
  public void onWebSocketPartialText(String piece, boolean last) {
    long arrived = System.nanoTime();
    heardNanos = arrived;
    if (ending) {
      // What comes after our farewell is read only to reach the other's.
      demand();
      return;
    }
    if (pieces.isFirst()) {
      parts.counters().framesIn.increment();
    }
    Allowance.Verdict verdict = allowance.frame(arrived / 1000);
    if (verdict == Allowance.Verdict.RUDE || !pieces.fits(piece)) {
      close(CloseReason.RUDE);
      demand();
      return;
    }
    Optional<String> message = pieces.add(piece, last);
    if (verdict == Allowance.Verdict.REFUSED) {
      message.ifPresent(_ -> refuse(Optional.empty(), Refusal.RATE, "too many frames; slow down"));
    } else {
      message.ifPresent(this::read);
    }
    demand();
  }

  /** Asks for the next frame, unless too much is unfinished; then {@link #handled} does. */
  private void demand() {
    Session open = session;
    if (open != null && open.isOpen() && unfinished.mayRead()) {
      open.demand();
    }
  }

  private void read(String text) {
    Optional<String> id = Optional.empty();
    try {
      Incoming frame = Incoming.read(text);
      id = frame.id();
      switch (allowance.of(frame.type(), nowMicros())) {
        case FINE -> act(frame);
        case REFUSED -> refuse(id, Refusal.RATE, frame.type() + ": too many; slow down");
        case RUDE -> close(CloseReason.RUDE);
      }
    } catch (BadFrame e) {
      if (member == null) {
        close(CloseReason.NOT_ADMITTED);
      } else {
        refuse(id, e.code(), e.words());
      }
    }
  }

  private void act(Incoming frame) throws BadFrame {
    Room in = room;
    String me = member;
    if (in == null || me == null) {
      hello(frame);
      return;
    }
    switch (frame.type()) {
      case "ping" -> pong(frame.ping(), in);
      case "report" -> {
        Incoming.Report report = frame.report();
        unfinished.begin();
        in.report(this, me, report);
      }
      default -> {
        Command command = frame.command(me, parts.clock().millis());
        unfinished.begin();
        in.command(this, me, frame.id(), command);
      }
    }
  }

  private void pong(Incoming.Ping ping, Room in) {
    Writer out = writer;
    if (out != null) {
      long sinceArrival = (System.nanoTime() - heardNanos) / 1000;
      out.send(new Outbox.Pong(ping, in.clock().micros() - sinceArrival, in.clock()));
    }
  }

  private void hello(Incoming frame) throws BadFrame {
    Incoming.Hello hello = frame.hello();
    Optional<Room> found = parts.hall().open(roomName);
    if (found.isEmpty()) {
      close(CloseReason.GONE);
      return;
    }
    room = found.get();
    // Nothing more is read until the room has answered.
    unfinished.arrive();
    found
        .get()
        .enter(
            new Entrance(
                this,
                parts.admission().vouched(roomName, hello, token, local),
                hello.resume(),
                hello.coarse()));
  }

  private void refuse(Optional<String> id, Refusal code, String message) {
    parts.counters().framesRefused.increment();
    send(OutFrame.of(OutFrame.Kind.PASSING, Outgoing.error(id, code, message, Optional.empty())));
  }

  @Override
  public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
    callback.succeed();
    close(CloseReason.RUDE);
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    long now = System.nanoTime();
    heardNanos = now;
    Room in = room;
    String me = member;
    if (payload.remaining() == Long.BYTES && in != null && me != null) {
      long micros = (now - payload.getLong()) / 1000;
      if (micros >= 0 && micros < TimeUnit.NANOSECONDS.toMicros(DEAD_NANOS)) {
        in.roundTrip(this, me, micros);
      }
    }
    demand();
  }

  /** Measures the round trip, and ends a socket that nobody is behind any more. */
  public void checkAlive() {
    Session open = session;
    if (open == null || !open.isOpen()) {
      return;
    }
    if (System.nanoTime() - heardNanos > DEAD_NANOS) {
      open.disconnect();
    } else {
      ByteBuffer stamp = ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime()).flip();
      open.sendPing(stamp, Callback.NOOP);
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
    if (parts.open().remove(this)) {
      parts.counters().sockets.decrement();
      Writer out = writer;
      if (out != null) {
        parts.counters().framesDropped.add(out.dropped());
      }
      Room in = room;
      String me = member;
      if (in != null && me != null) {
        in.lost(this, me);
      }
    }
  }

  @Override
  public void admitted(String newMember) {
    member = newMember;
    wake(unfinished.enter());
    checkAlive();
    if (!parts.open().contains(this)) {
      // It went while it was let in.
      Room in = room;
      if (in != null) {
        in.lost(this, newMember);
      }
    }
  }

  @Override
  public void handled() {
    wake(unfinished.end());
  }

  private void wake(boolean readerWaits) {
    Session open = session;
    if (readerWaits && open != null && open.isOpen()) {
      open.demand();
    }
  }

  @Override
  public void send(OutFrame frame) {
    Writer out = writer;
    if (out != null && !out.send(frame)) {
      closeNow(out);
    }
  }

  @Override
  public void send(MembersDelta delta, OutFrame frame) {
    Writer out = writer;
    if (out != null && !out.send(delta, frame)) {
      closeNow(out);
    }
  }

  private void closeNow(Writer out) {
    if (ending) {
      return;
    }
    parts.counters().slowClosed.increment();
    ending = true;
    out.closeNow(CloseReason.SLOW);
    disconnectSoon();
  }

  @Override
  public void close(CloseReason reason) {
    Writer out = writer;
    if (out == null) {
      return;
    }
    if (reason == CloseReason.RUDE) {
      parts.counters().rudeClosed.increment();
    }
    Outgoing.farewell(reason).ifPresent(text -> out.send(OutFrame.of(OutFrame.Kind.LASTING, text)));
    ending = true;
    out.closeAfter(reason);
    wake(unfinished.enter());
    disconnectSoon();
  }

  /** Whoever does not read does not read the close either. */
  private void disconnectSoon() {
    Session open = session;
    if (open != null) {
      var _ = parts.scheduler().schedule(open::disconnect, FAREWELL_SECONDS, TimeUnit.SECONDS);
    }
  }
}

package dev.kinora.cli.room;

import dev.kinora.cli.terminal.ExitCode;
import dev.kinora.cli.terminal.StatusLine;
import dev.kinora.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One stay in a room, over as many connections as it takes. {@link #run} returns when somebody
 * quits, is put out, or the server stays away.
 */
public final class RoomSession {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 8000;
  private static final long LONGEST_AWAY_NANOS = Duration.ofMinutes(5).toNanos();
  private static final int SERVER_TROUBLE = 500;
  private static final long TICK_MILLIS = 100;
  private static final int FIRST_PINGS = 8;
  private static final int PING_EVERY_TICKS = 100;

  private final RoomAddress address;
  private final String name;
  private final Terminal terminal;
  private final HttpClient client;
  private final Hub hub;
  private final RoomTalk talk;
  private final AtomicBoolean quitting = new AtomicBoolean();

  /**
   * A stay under a name.
   *
   * @param data the data folder, whose authority is trusted
   */
  public RoomSession(RoomAddress address, String name, Path data, Terminal terminal)
      throws IOException {
    this.address = address;
    this.name = name;
    this.terminal = terminal;
    this.client =
        HttpClient.newBuilder().sslContext(HubTrust.of(data)).connectTimeout(CONNECT).build();
    this.hub = new Hub(client, address.hub());
    this.talk = new RoomTalk(new RoomModel(), new StatusLine(terminal), hub);
  }

  /** Signs in before the first connection. */
  public void signIn(String account, String password) throws IOException, InterruptedException {
    hub.signIn(account, password);
  }

  /**
   * Stays until somebody quits or it cannot go on.
   *
   * @param typed what is typed, a line each; its end is a goodbye
   */
  public ExitCode run(InputStream typed) throws IOException, InterruptedException {
    if (address.guestToken().isPresent()) {
      hub.comeAsGuest(address.guestToken().get(), name);
    }
    Thread typing = Thread.ofVirtual().start(() -> talk.readLines(typed, this::quit));
    Thread ticking = Thread.ofVirtual().start(this::tick);
    try {
      return stay();
    } finally {
      ticking.interrupt();
      typing.interrupt();
    }
  }

  private void quit() {
    quitting.set(true);
    talk.leave();
  }

  private ExitCode stay() throws IOException, InterruptedException {
    long pause = FIRST_PAUSE_MILLIS;
    long lost = 0;
    boolean wasIn = false;
    while (true) {
      try {
        int code = connectOnce();
        boolean in = talk.wasWelcomed();
        if (quitting.get()) {
          return ExitCode.DONE;
        }
        if (!Closing.mayComeBack(code)) {
          terminal.complain("kinora: " + Closing.sentence(code));
          return ExitCode.FAILED;
        }
        if (in) {
          wasIn = true;
          pause = FIRST_PAUSE_MILLIS;
          lost = System.nanoTime();
          talk.lost();
        }
      } catch (Hub.Unreachable | Hub.Refused | CompletionException e) {
        if (!wasIn || isFinal(e)) {
          throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
      }
      if (wasIn && System.nanoTime() - lost > LONGEST_AWAY_NANOS) {
        terminal.complain("kinora: the server does not answer any more");
        return ExitCode.UNREACHABLE;
      }
      Thread.sleep(pause);
      pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
    }
  }

  /** A server that has just come back says for a moment that it is not ready yet. */
  private static boolean isFinal(Exception e) {
    return e instanceof Hub.Refused refused && refused.status() < SERVER_TROUBLE;
  }

  /** One connection from hello to close; its close code. */
  private int connectOnce() throws IOException, InterruptedException {
    Optional<String> ticket = hub.ticket(address.room(), name);
    RoomTalk.Line line = talk.newLine();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .subprotocols("room.v1")
            .connectTimeout(CONNECT)
            .buildAsync(address.socket(), line)
            .join();
    talk.begin(socket, line, ticket, name);
    return line.closed().join();
  }

  /** Measures the clock, a burst at first, and moves the position's line. */
  private void tick() {
    try {
      for (long tick = 0; !Thread.currentThread().isInterrupted(); tick++) {
        Thread.sleep(TICK_MILLIS);
        if (talk.takePingBurst(FIRST_PINGS) || tick % PING_EVERY_TICKS == 0) {
          talk.ping();
        }
        talk.endSilence();
        talk.showPosition();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

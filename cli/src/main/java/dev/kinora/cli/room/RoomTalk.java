package dev.kinora.cli.room;

import dev.kinora.cli.terminal.StatusLine;
import dev.kinora.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said in both directions: typed lines out, frames in. Safe for use by many threads. */
final class RoomTalk {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST_FRAME_CHARS = 4 << 20;
  private static final long LAST_ANSWERS_MILLIS = 3000;
  private static final int BROKEN = 1006;

  /** Pings are answered every ten seconds; who says nothing for so long is not there. */
  private static final long LONGEST_SILENCE_NANOS = Duration.ofSeconds(35).toNanos();

  private final RoomModel model;
  private final StatusLine status;
  private final Hub hub;
  private final RoomNews news;
  private final Set<String> unanswered = new HashSet<>();
  private @Nullable WebSocket socket;
  private @Nullable Line line;
  private boolean welcomed;
  private boolean isIn;
  private long heardNanos;
  private int pings;
  private long ids;

  RoomTalk(RoomModel model, StatusLine status, Hub hub) {
    this.model = model;
    this.status = status;
    this.hub = hub;
    this.news = new RoomNews(model, status);
  }

  private static double nowMs() {
    return System.nanoTime() / 1e6;
  }

  /** A connection's frames. */
  final class Line implements WebSocket.Listener {
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder pieces = new StringBuilder();

    CompletableFuture<Integer> closed() {
      return closed;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      double now = nowMs();
      pieces.append(text);
      if (pieces.length() > LONGEST_FRAME_CHARS) {
        from.abort();
        closed.complete(1009);
      } else if (last) {
        String frame = pieces.toString();
        pieces.setLength(0);
        hear(frame, now);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.complete(BROKEN);
    }
  }

  Line newLine() {
    return new Line();
  }

  synchronized boolean wasWelcomed() {
    boolean was = welcomed;
    welcomed = false;
    return was;
  }

  synchronized void begin(WebSocket now, Line frames, Optional<String> ticket, String name) {
    socket = now;
    line = frames;
    heardNanos = System.nanoTime();
    unanswered.clear();
    Map<String, Object> hello = new java.util.LinkedHashMap<>();
    hello.put("t", "hello");
    ticket.ifPresent(t -> hello.put("token", t));
    hello.put("name", name);
    hello.put("caps", Map.of("coarse", true));
    if (!model.secret().isEmpty()) {
      hello.put(
          "resume",
          Map.of(
              "member",
              model.member(),
              "secret",
              model.secret(),
              "epoch",
              model.epoch(),
              "rev",
              model.rev()));
    }
    send(hello);
  }

  /** The connection has ended; what is typed meanwhile goes nowhere, and is said to. */
  synchronized void lost() {
    isIn = false;
    socket = null;
    line = null;
    status.print("* the connection is lost; trying again …");
  }

  /** Ends a connection over which nothing comes any more, as when the other machine went off. */
  synchronized void endSilence() {
    WebSocket open = socket;
    Line frames = line;
    if (open != null && frames != null && System.nanoTime() - heardNanos > LONGEST_SILENCE_NANOS) {
      open.abort();
      frames.closed().complete(BROKEN);
    }
  }

  private void send(Map<String, ?> frame) {
    WebSocket open = socket;
    if (open != null && !open.isOutputClosed()) {
      // One at a time: the next may only be handed over when the last is out.
      open.sendText(JSON.writeValueAsString(frame), true).exceptionally(_ -> open).join();
    }
  }

  private synchronized void hear(String text, double nowMs) {
    heardNanos = System.nanoTime();
    JsonNode frame;
    try {
      frame = JSON.readTree(text);
    } catch (JacksonException notJson) {
      return;
    }
    switch (frame.path("t").asString("")) {
      case "welcome" -> {
        welcomed = true;
        isIn = true;
        pings = 0;
        news.welcome(frame, nowMs);
      }
      case "pong" -> model.pong(frame, nowMs);
      case "ack" -> unanswered.remove(frame.path("id").asString(""));
      case "error" -> {
        unanswered.remove(frame.path("id").asString(""));
        news.refused(frame);
      }
      default -> news.hear(frame, nowMs);
    }
    notifyAll();
  }

  synchronized boolean takePingBurst(int most) {
    return !model.member().isEmpty() && pings < most;
  }

  synchronized void ping() {
    if (!model.member().isEmpty()) {
      pings++;
      send(Map.of("t", "ping", "n", pings, "c0", nowMs()));
    }
  }

  synchronized void showPosition() {
    if (!model.member().isEmpty()) {
      status.show(model.line(nowMs()));
    }
  }

  /** Reads lines until there are no more, or somebody quits. */
  void readLines(InputStream in, Runnable quit) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      waitUntilIn();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !act(TypedLine.of(line))) {
          break;
        }
      }
      waitForAnswers();
      quit.run();
    } catch (IOException e) {
      quit.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void waitUntilIn() throws InterruptedException {
    while (model.member().isEmpty()) {
      wait();
    }
  }

  private synchronized void waitForAnswers() throws InterruptedException {
    long end = System.nanoTime() + LAST_ANSWERS_MILLIS * 1_000_000;
    while (!unanswered.isEmpty() && System.nanoTime() < end) {
      wait(LAST_ANSWERS_MILLIS);
    }
  }

  synchronized void leave() {
    send(Map.of("t", "bye"));
  }

  private boolean act(TypedLine line) {
    if (line instanceof TypedLine.Load load) {
      // Asks the hub first, while others may speak.
      Optional<Map<String, ?>> media = Titles.find(hub, load.title());
      media.ifPresentOrElse(
          m -> ask(Map.of("t", "load", "base", rev(), "media", m)),
          () -> status.print("* there is no title " + Terminal.inert(load.title())));
      return true;
    }
    return actNow(line);
  }

  private synchronized long rev() {
    return model.rev();
  }

  private synchronized boolean actNow(TypedLine line) {
    switch (line) {
      case TypedLine.Say say -> ask(Map.of("t", "chat", "text", say.text()));
      case TypedLine.Play _ -> ask(Map.of("t", "play", "base", model.rev()));
      case TypedLine.Pause _ -> ask(Map.of("t", "pause", "base", model.rev()));
      case TypedLine.Seek seek -> {
        double from = seek.relative() ? model.positionAt(nowMs()) : 0;
        ask(Map.of("t", "seek", "base", model.rev(), "pos", Math.max(0, from + seek.seconds())));
      }
      case TypedLine.Rate rate ->
          ask(Map.of("t", "rate", "base", model.rev(), "rate", rate.rate()));
      case TypedLine.Who _ -> news.who();
      case TypedLine.Status _ -> status.print("* " + Terminal.inert(model.line(nowMs())));
      case TypedLine.Host host -> host(host.name());
      case TypedLine.Help _ -> status.print(TypedLine.HELP);
      case TypedLine.Wrong wrong -> status.print(Terminal.inert(wrong.sentence()));
      case TypedLine.Load _ -> throw new IllegalArgumentException("is asked of the hub first");
      case TypedLine.Quit _ -> {
        return false;
      }
    }
    return true;
  }

  private void host(Optional<String> name) {
    Optional<String> whom = name.isEmpty() ? Optional.of(model.member()) : model.named(name.get());
    whom.ifPresentOrElse(
        id -> ask(Map.of("t", "role", "member", id, "role", "host")),
        () -> status.print("* nobody here is called that; see /who"));
  }

  private synchronized void ask(Map<String, ?> frame) {
    if (!isIn) {
      status.print("* not sent: there is no connection at the moment");
      return;
    }
    String id = "c" + ++ids;
    unanswered.add(id);
    Map<String, Object> asked = new java.util.LinkedHashMap<>(frame);
    asked.put("id", id);
    send(asked);
  }
}

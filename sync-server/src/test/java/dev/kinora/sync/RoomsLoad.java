package dev.kinora.sync;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A program, not a test: members in rooms on a running server, each room's first member seeking
 * once in so many milliseconds, and how long its control takes to reach every member of its room.
 *
 * <pre>RoomsLoad ws://127.0.0.1:3000 ROOMS MEMBERS_EACH SECONDS PAUSE_MILLIS</pre>
 *
 * The rooms are called {@code load-0}, {@code load-1} …; the server has them by {@code --rooms}.
 */
final class RoomsLoad {
  private static final int MOST_SAMPLES = 20_000_000;

  private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();
  private final long[] latencies = new long[MOST_SAMPLES];
  private final AtomicInteger samples = new AtomicInteger();
  private final LongAdder closed = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder replaced = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final List<Guest> guests = new ArrayList<>();
  private volatile boolean measuring;

  private RoomsLoad() {}

  /** One member's socket. */
  private final class Guest implements WebSocket.Listener {
    private final String room;
    private final CountDownLatch welcomed = new CountDownLatch(1);
    private final StringBuilder pieces = new StringBuilder();
    private volatile long rev;

    Guest(String room) {
      this.room = room;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      long now = System.nanoTime();
      bytes.add(text.length());
      if (last && pieces.isEmpty()) {
        hear(text.toString(), now);
      } else {
        pieces.append(text);
        if (last) {
          hear(pieces.toString(), now);
          pieces.setLength(0);
        }
      }
      from.request(1);
      return null;
    }

    private void hear(String text, long now) {
      if (text.startsWith("{\"t\":\"state\"")) {
        long before = rev;
        rev = revisionAfter(text, 0);
        // A newer state stands for the older ones that a slow member was not sent any more.
        for (long heard = before + 1; heard <= rev; heard++) {
          Long sent = sentNanos.get(room + ' ' + heard);
          if (sent != null && measuring) {
            latencies[samples.getAndIncrement()] = now - sent;
            if (heard < rev) {
              replaced.increment();
            }
          }
        }
      } else if (text.startsWith("{\"t\":\"error\"")) {
        if (measuring) {
          refused.increment();
        }
      } else if (text.startsWith("{\"t\":\"welcome\"")) {
        rev = revisionAfter(text, text.indexOf("\"state\":"));
        welcomed.countDown();
      }
    }

    private static long revisionAfter(String text, int from) {
      int at = text.indexOf("\"rev\":", from) + 6;
      return Long.parseLong(text.substring(at, text.indexOf(',', at)));
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.increment();
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.increment();
    }
  }

  private record Member(Guest guest, WebSocket socket) {
    void send(String text) {
      socket.sendText(text.replace('\'', '"'), true).join();
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    new RoomsLoad()
        .run(
            URI.create(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]));
  }

  private void run(URI server, int rooms, int each, int seconds, int pauseMillis)
      throws InterruptedException {
    List<Member> controllers = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int r = 0; r < rooms; r++) {
        for (int m = 0; m < each; m++) {
          Member member = join(client, server, "load-" + r, m);
          if (m == 0) {
            controllers.add(member);
          }
        }
      }
      System.out.printf("%d members in %d rooms%n", rooms * each, rooms);
      for (Member member : controllers) {
        member.send(
            "{'t':'load','base':%d,'media':{'id':'film','src':'/titles/film/master.m3u8',"
                    .formatted(member.guest().rev)
                + "'duration':6000,'fps':24}}");
      }
      TimeUnit.SECONDS.sleep(2);
      for (Member member : controllers) {
        member.send("{'t':'pause','base':%d}".formatted(member.guest().rev));
      }
      TimeUnit.SECONDS.sleep(2);
      measure(controllers, each, seconds, pauseMillis);
      client.shutdownNow();
    }
  }

  private Member join(HttpClient client, URI server, String room, int number)
      throws InterruptedException {
    Guest guest = new Guest(room);
    guests.add(guest);
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .subprotocols("room.v1")
            .buildAsync(server.resolve("/rooms/" + room + "/socket"), guest)
            .join();
    Member member = new Member(guest, socket);
    member.send("{'t':'hello','name':'Member %d','caps':{'coarse':true}}".formatted(number));
    guest.welcomed.await();
    return member;
  }

  private void measure(List<Member> controllers, int each, int seconds, int pauseMillis)
      throws InterruptedException {
    measuring = true;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long controls = 0;
    long gap = TimeUnit.MILLISECONDS.toNanos(pauseMillis) / controllers.size();
    long next = System.nanoTime();
    while (next < end) {
      for (Member member : controllers) {
        long wait = next - System.nanoTime();
        if (wait > 0) {
          TimeUnit.NANOSECONDS.sleep(wait);
        }
        long base = member.guest().rev;
        sentNanos.put(member.guest().room + ' ' + (base + 1), System.nanoTime());
        member.send("{'t':'seek','base':%d,'pos':%d}".formatted(base, controls % 5000));
        controls++;
        next += gap;
      }
    }
    TimeUnit.SECONDS.sleep(2);
    measuring = false;
    report(controls, (controls - refused.sum()) * each);
    Map<String, Long> last = new ConcurrentHashMap<>();
    controllers.forEach(member -> last.put(member.guest().room, member.guest().rev));
    long behind =
        guests.stream()
            .filter(guest -> !Long.valueOf(guest.rev).equals(last.get(guest.room)))
            .count();
    System.out.printf("%d of %d members are not where their room is%n", behind, guests.size());
  }

  private void report(long controls, long expected) {
    int count = samples.get();
    long[] sorted = Arrays.copyOf(latencies, count);
    Arrays.sort(sorted);
    System.out.printf(
        "%d controls, %d refused, %d states expected, %d heard (%d by a newer one); ms p50 %.2f,"
            + " p90 %.2f, p99 %.2f, max %.2f; %d sockets lost, %d bytes heard%n",
        controls,
        refused.sum(),
        expected,
        count,
        replaced.sum(),
        at(sorted, 0.5),
        at(sorted, 0.9),
        at(sorted, 0.99),
        at(sorted, 1),
        closed.sum(),
        bytes.sum());
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
  }
}

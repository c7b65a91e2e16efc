package dev.kinora.origin.media;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.ProblemReply;
import dev.kinora.origin.route.Endpoint;
import dev.kinora.origin.route.Router;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentSupply;
import dev.kinora.packager.publish.SegmentSupply.Supply;
import io.undertow.util.SameThreadExecutor;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets requests wait for segments that are being made. While one waits, no thread does; how many
 * may wait and how long is bounded. A client that leaves, as a player does that seeks elsewhere,
 * takes back its wish, so that processors work for those who stayed. Thread-safe.
 */
public final class OnDemand {
  private static final Logger LOG = LoggerFactory.getLogger(OnDemand.class);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final SegmentSupply supply;
  private final int mostWaiters;
  private final Duration longestWait;
  private final WaitMeter meter;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Departures departures = new Departures();

  /** Told how each wait ended and how long it took. */
  @FunctionalInterface
  public interface WaitMeter {
    /** One wait is over. */
    void waited(String outcome, Duration time);
  }

  /** Waits on a supply. */
  public OnDemand(SegmentSupply supply, int mostWaiters, Duration longestWait, WaitMeter meter) {
    this.supply = supply;
    this.mostWaiters = mostWaiters;
    this.longestWait = longestWait;
    this.meter = meter;
  }

  /** How many requests wait at the moment. */
  public int waiting() {
    return waiting.get();
  }

  /** Tells whoever makes segments that this one is watched. */
  void served(SegmentKey key) {
    supply.served(key);
  }

  /** Asks for the segment and goes on with {@code then} on a worker thread once it is published. */
  void await(Call call, SegmentKey key, Endpoint then) throws ProblemException {
    if (waiting.incrementAndGet() > mostWaiters) {
      waiting.decrementAndGet();
      throw new ProblemException(
          Problem.unavailable("Too many viewers wait for segments being made.", RETRY));
    }
    long started = System.nanoTime();
    // The exchange may only be continued from elsewhere after this call stack has returned.
    call.exchange().dispatch(SameThreadExecutor.INSTANCE, () -> ask(call, key, started, then));
  }

  private void ask(Call call, SegmentKey key, long started, Endpoint then) {
    departures.look();
    CompletableFuture<Supply> wish = supply.ensure(key).toCompletableFuture();
    CompletableFuture<Supply> inTime =
        wish.copy().orTimeout(longestWait.toMillis(), TimeUnit.MILLISECONDS);
    var _ = inTime.whenComplete((supplied, failure) -> end(call, started, supplied, failure, then));
    departures.watch(
        call.exchange(),
        inTime,
        () -> {
          inTime.cancel(false);
          wish.cancel(false);
        });
  }

  private void end(
      Call call,
      long started,
      @Nullable Supply supplied,
      @Nullable Throwable failure,
      Endpoint then) {
    waiting.decrementAndGet();
    Duration time = Duration.ofNanos(System.nanoTime() - started);
    if (failure instanceof CancellationException) {
      meter.waited("left", time);
      call.exchange().dispatch(() -> call.exchange().endExchange());
      return;
    }
    meter.waited(supplied == null ? "failed" : supplied.getClass().getSimpleName(), time);
    if (supplied instanceof Supply.Published) {
      Router.continueOnWorker(call, then);
      return;
    }
    Problem problem = supplied == null ? problemOf(failure) : problemOf(supplied);
    call.exchange().dispatch(() -> ProblemReply.send(call.exchange(), problem));
  }

  private static Problem problemOf(Supply supplied) {
    return switch (supplied) {
      case Supply.Published p -> throw new IllegalStateException("published is no problem");
      case Supply.Unknown unknown -> Problem.notFound(unknown.reason());
      case Supply.NotEncodable not -> Problem.badGateway(not.reason());
      case Supply.Overloaded overloaded ->
          Problem.unavailable(
              "The encoders have more to do than they can.", overloaded.retryAfter());
    };
  }

  private static Problem problemOf(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException c ? c.getCause() : failure;
    if (cause instanceof TimeoutException) {
      return Problem.unavailable("The segment is still being made; ask again.", RETRY);
    }
    LOG.error("the segment supply failed where it never should", failure);
    return Problem.internal();
  }
}

package dev.kinora.transcoder.live;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.transcoder.child.StreamChild;
import dev.kinora.transcoder.live.wire.Admission;
import dev.kinora.transcoder.live.wire.Order;
import dev.kinora.transcoder.live.wire.OrderPipe;
import dev.kinora.transcoder.live.wire.Report;
import dev.kinora.transcoder.live.wire.ReportPipe;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One publisher: its bytes go down to a child of its own, and what comes up fills its stream. One
 * thread writes; everything else may be called from any thread.
 */
public final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  /** A child that is busy is waited for so much longer than a publisher who is silent. */
  private static final int STUCK = 3;

  private final String from;
  private final StreamChild child;
  private final OrderPipe.Writer orders;
  private final LiveSettings settings;
  private final Owner owner;
  private final RunningTime time;
  private final long startNanos;

  @GuardedBy("this")
  private Phase phase = Phase.PROBING;

  @GuardedBy("this")
  private Optional<String> why = Optional.empty();

  @GuardedBy("this")
  private long sentBytes;

  @GuardedBy("this")
  private long lastByteNanos;

  @GuardedBy("this")
  private long busySinceNanos;

  /** When the child last reported something, or was told that nothing more will come. */
  @GuardedBy("this")
  private long lastSignNanos;

  /** How far it has come. */
  private enum Phase {
    /** It is not known yet what it sends. */
    PROBING,
    /** It publishes. */
    ADMITTED,
    /** It has finished; what it sent is still being made. */
    FINISHING,
    /** It is gone; what it sent is still being made. */
    LOSING,
    OVER
  }

  /** Who a publisher belongs to; called from the publisher's own thread. */
  interface Owner {
    /**
     * Finds the stream for what the media says about itself.
     *
     * @throws Refused if it may not publish
     */
    Admission admit(Publisher publisher, String label) throws Refused;

    /** Takes a report that fills a stream. */
    void report(Publisher publisher, Report report);

    /**
     * The publisher is no more.
     *
     * @param finished whether it said so itself
     */
    void gone(Publisher publisher, boolean finished, String why);
  }

  Publisher(String from, StreamChild child, LiveSettings settings, RunningTime time, Owner owner) {
    this.from = from;
    this.child = child;
    this.orders = new OrderPipe.Writer(child.in());
    this.settings = settings;
    this.time = time;
    this.startNanos = time.nanos();
    this.lastByteNanos = startNanos;
    this.owner = owner;
  }

  /** Begins to take what the child reports. */
  void start() {
    Thread.ofPlatform().daemon().name("live-reports").start(this::follow);
  }

  /** Where it comes from, for logs. */
  String from() {
    return from;
  }

  /** The child's process number. */
  public long pid() {
    return child.pid();
  }

  /**
   * Takes what remains of the buffer. Blocks while the child is busy.
   *
   * @throws IOException if nothing is taken any more; the message says why, for the publisher
   */
  public void write(ByteBuffer bytes) throws IOException {
    synchronized (this) {
      awaitAdmission();
      requireOpen();
      sentBytes += bytes.remaining();
      lastByteNanos = time.nanos();
      busySinceNanos = lastByteNanos;
    }
    try {
      orders.write(new Order.Bytes(bytes));
      bytes.position(bytes.limit());
    } catch (IOException e) {
      throw whyClosed(e);
    } finally {
      synchronized (this) {
        busySinceNanos = 0;
      }
    }
  }

  /** Until it is known what comes, only so much is taken. */
  @GuardedBy("this")
  private void awaitAdmission() throws IOException {
    try {
      while (phase == Phase.PROBING && sentBytes > settings.probingBytes()) {
        wait();
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @GuardedBy("this")
  private void requireOpen() throws IOException {
    if (phase != Phase.PROBING && phase != Phase.ADMITTED) {
      throw new IOException(why.orElse("the stream has ended"));
    }
  }

  /** The child's pipe broke; the thread that reads its reports finds out why. */
  private synchronized IOException whyClosed(IOException broken) throws IOException {
    try {
      while (phase != Phase.OVER) {
        wait();
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
    return new IOException(why.orElse("the stream has ended"), broken);
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while a publisher waited");
  }

  /** The publisher has finished: its stream ends once everything is made. */
  public void end() {
    close(Phase.FINISHING);
  }

  /** The publisher was lost: its stream waits for it once everything is made. */
  public void lost() {
    close(Phase.LOSING);
  }

  private void close(Phase next) {
    synchronized (this) {
      if (phase != Phase.PROBING && phase != Phase.ADMITTED) {
        return;
      }
      phase = next;
      lastSignNanos = time.nanos();
      notifyAll();
    }
    try {
      orders.write(new Order.End());
    } catch (IOException e) {
      LOG.debug("live from {}: the child was gone before its publisher: {}", from, e.getMessage());
    }
  }

  /** Ends it now, for a reason that is not its own wish. */
  void fail(String reason) {
    over(reason, false, false);
  }

  /** Ends it when it breaks one of its bounds; called again and again. */
  void watch(long nowNanos) {
    Optional<String> breach = breach(nowNanos);
    breach.ifPresent(this::fail);
  }

  private synchronized Optional<String> breach(long nowNanos) {
    if (phase == Phase.PROBING && nowNanos - startNanos > settings.probing().toNanos()) {
      return Optional.of(
          "nothing that can be shown came within %d s".formatted(settings.probing().toSeconds()));
    }
    if (busySinceNanos != 0 && nowNanos - busySinceNanos > STUCK * settings.silence().toNanos()) {
      return Optional.of("the child process takes nothing any more");
    }
    boolean open = phase == Phase.ADMITTED && busySinceNanos == 0;
    if (open && nowNanos - lastByteNanos > settings.silence().toNanos()) {
      return Optional.of("nothing came for %d s".formatted(settings.silence().toSeconds()));
    }
    boolean ending = phase == Phase.FINISHING || phase == Phase.LOSING;
    return ending && nowNanos - lastSignNanos > settings.silence().toNanos()
        ? Optional.of("the child process did not end")
        : Optional.empty();
  }

  private void follow() {
    String end;
    boolean orderly = false;
    boolean saidEnd = false;
    try {
      ReportPipe.Reader in = new ReportPipe.Reader(new BufferedInputStream(child.out(), 1 << 16));
      Optional<String> last = Optional.empty();
      Optional<Report> report = in.read();
      while (report.isPresent() && last.isEmpty()) {
        last = take(report.get());
        if (report.get() instanceof Report.Ended(boolean finished)) {
          orderly = true;
          saidEnd = finished;
        }
        report = last.isEmpty() ? in.read() : report;
      }
      end = last.orElseGet(child::exitReason);
    } catch (IOException e) {
      end = child.exitReason();
    } catch (Refused e) {
      end = String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("live from {}", from, e);
      end = "Kinora could not go on with the stream: " + e.getMessage();
    }
    over(end, orderly, saidEnd);
  }

  /** Returns why it is over, when the report says so. */
  private Optional<String> take(Report report) throws Refused, IOException {
    synchronized (this) {
      lastSignNanos = time.nanos();
    }
    switch (report) {
      case Report.Opened(String format, String label) -> {
        Admission admission = owner.admit(this, label);
        LOG.info("live from {}: {}", from, format);
        synchronized (this) {
          phase = phase == Phase.PROBING ? Phase.ADMITTED : phase;
          notifyAll();
        }
        orders.write(new Order.Admit(admission));
      }
      case Report.Note(String note) -> LOG.info("live from {}: {}", from, note);
      case Report.Failed(String reason) -> {
        return Optional.of(reason);
      }
      case Report.Ended(boolean finished) -> {
        return Optional.of(finished ? "the media says that it ends here" : "the stream has ended");
      }
      case Report.Header _, Report.Part _, Report.Dropped _, Report.Relay _ ->
          owner.report(this, report);
    }
    return Optional.empty();
  }

  private void over(String reason, boolean orderly, boolean saidEnd) {
    boolean finished;
    synchronized (this) {
      if (phase == Phase.OVER) {
        return;
      }
      finished = orderly && (saidEnd || phase == Phase.FINISHING);
      phase = Phase.OVER;
      why = Optional.of(reason);
      notifyAll();
    }
    child.kill();
    owner.gone(this, finished, reason);
  }
}

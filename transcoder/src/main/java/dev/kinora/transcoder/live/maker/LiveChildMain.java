package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.child.ChildPipes;
import dev.kinora.transcoder.ffmpeg.Native;
import dev.kinora.transcoder.live.wire.Admission;
import dev.kinora.transcoder.live.wire.Order;
import dev.kinora.transcoder.live.wire.OrderPipe;
import dev.kinora.transcoder.live.wire.Report;
import dev.kinora.transcoder.live.wire.ReportPipe;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The live child's end: what its entry calls. */
public final class LiveChildMain {
  private static final int QUEUED_BYTES = 2 << 20;
  private static final int PIPE_BYTES = 1 << 16;

  private final OrderPipe.Reader in;
  private final ReportPipe.Writer out;
  private final FeedQueue feed = new FeedQueue(QUEUED_BYTES);
  private final RelayTee relays;
  private final Mp4Ending ending = new Mp4Ending();
  private final CompletableFuture<Admission> admission = new CompletableFuture<>();

  private LiveChildMain(ChildPipes pipes) {
    this.in = new OrderPipe.Reader(new BufferedInputStream(pipes.in(), PIPE_BYTES));
    this.out = new ReportPipe.Writer(pipes.out());
    this.relays = new RelayTee(out);
  }

  /**
   * Makes one publisher's stream and ends the process; never returns.
   *
   * @param arguments what the parent appended to the entry
   */
  public static void serve(List<String> arguments) {
    int exit = 1;
    try {
      LiveChildMain child = new LiveChildMain(ChildPipes.take(arguments));
      Thread.ofPlatform().daemon().name("orders").start(child::follow);
      Native.load();
      child.make();
      exit = 0;
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      System.err.println("live child: " + e);
    }
    // Not exit: no hook of a library may hold up the end.
    Runtime.getRuntime().halt(exit);
  }

  private void make() throws IOException, InterruptedException {
    Report last;
    try {
      LiveMaker maker = new LiveMaker(feed, out, relays, this::awaitAdmission);
      maker.run();
      last = new Report.Ended(maker.sawEnd() || ending.sawEnd());
    } catch (MediaException e) {
      last = new Report.Failed(Objects.requireNonNullElse(e.getMessage(), "broken media"));
    }
    out.write(last);
  }

  private Admission awaitAdmission() throws InterruptedException {
    try {
      return admission.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an admission cannot fail", e);
    }
  }

  /** Takes orders until the parent closes the pipe, which is the end whatever else is going on. */
  private void follow() {
    int exit = 1;
    try {
      Optional<Order> order = in.read();
      while (order.isPresent()) {
        obey(order.get());
        order = in.read();
      }
      exit = 0;
    } catch (IOException | InterruptedException | RuntimeException e) {
      System.err.println("live child: " + e);
    }
    Runtime.getRuntime().halt(exit);
  }

  private void obey(Order order) throws IOException, InterruptedException {
    switch (order) {
      case Order.Bytes(var bytes) -> {
        ending.add(bytes.duplicate());
        relays.add(bytes);
        feed.put(bytes);
      }
      case Order.Admit(Admission given) -> {
        feed.bound();
        admission.complete(given);
      }
      case Order.End() -> feed.end();
    }
  }
}

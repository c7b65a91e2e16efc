package dev.kinora.transcoder.child;

import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * One request and its answer, within its allowance. A child whose answer does not come to its
 * orderly end is killed, since nothing is known about it any more. An interrupt calls the request
 * off, and the child lives on if it stops at once. For one thread.
 */
final class Exchange {
  /** For answers without pieces. */
  static final ItemSink NO_ITEMS =
      item -> {
        throw new ProtocolException("expected no piece of an answer, found one");
      };

  private static final Duration CALLED_OFF_WITHIN = Duration.ofSeconds(1);

  private final ChildProcess child;
  private final Request request;
  private final Allowance allowance;
  private final ByteBuffer body;

  Exchange(ChildProcess child, Request request, Allowance allowance) {
    this(child, request, allowance, ByteBuffer.allocate(0));
  }

  Exchange(ChildProcess child, Request request, Allowance allowance, ByteBuffer body) {
    this.child = child;
    this.request = request;
    this.allowance = allowance;
    this.body = body;
  }

  /** Takes pieces of the answer. */
  interface ItemSink {
    void accept(Frame item) throws IOException;
  }

  /** Sends the request, passes pieces on and returns the answer's value as JSON. */
  String run(ItemSink items) throws MediaException, WorkFailure, IOException {
    Frame end;
    boolean orderly = false;
    try {
      child.allowBodies(allowance.bytes());
      child.send(new Frame(Frame.Kind.REQUEST, WireJson.write(request), body));
      end = follow(items);
      orderly = true;
    } catch (ProtocolException e) {
      throw new WorkFailure(
          request.what() + ": the child process broke the protocol: " + e.getMessage(), e);
    } catch (InterruptedIOException e) {
      orderly = callOff();
      throw e;
    } finally {
      if (!orderly) {
        child.kill();
      }
    }
    if (end.kind() == Frame.Kind.FAILED) {
      Failure failure = WireJson.read(end.header(), Failure.class);
      if (!failure.leavesChildSound()) {
        child.kill();
      }
      failure.raise(request.what());
    }
    return end.header();
  }

  /**
   * Asks the child to stop, so that it can go on to work for others: starting another one costs
   * more than waiting a moment.
   *
   * @return whether it has come to an orderly end in time
   */
  private boolean callOff() {
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + CALLED_OFF_WITHIN.toNanos();
    child.send(Frame.of(Frame.Kind.CANCEL, "null"));
    try {
      while (true) {
        Frame frame = child.next(Duration.ofNanos(end - System.nanoTime()));
        if (frame.kind() == Frame.Kind.FAILED) {
          return WireJson.read(frame.header(), Failure.class).leavesChildSound();
        }
        if (frame.kind() != Frame.Kind.ITEM) {
          return frame.kind() == Frame.Kind.DONE;
        }
      }
    } catch (WorkFailure | IOException e) {
      // Too slow, or dead, or interrupted once more: it is killed like any other disorderly child.
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Frame follow(ItemSink items) throws WorkFailure, IOException {
    long start = System.nanoTime();
    long bytes = 0;
    while (true) {
      Frame frame = next(Duration.ofNanos(System.nanoTime() - start));
      switch (frame.kind()) {
        case ITEM -> {
          bytes += frame.body().remaining();
          if (bytes > allowance.bytes()) {
            throw new WorkFailure(
                "%s: expected at most %d bytes, found more"
                    .formatted(request.what(), allowance.bytes()));
          }
          items.accept(frame);
        }
        case DONE, FAILED -> {
          return frame;
        }
        case HELLO, REQUEST, CANCEL ->
            throw new ProtocolException("expected an answer, found " + frame.kind());
      }
    }
  }

  private Frame next(Duration spent) throws WorkFailure, InterruptedIOException {
    Duration left = allowance.total().minus(spent);
    Duration patience = left.compareTo(allowance.stall()) < 0 ? left : allowance.stall();
    try {
      return child.next(patience);
    } catch (WorkFailure e) {
      throw new WorkFailure(request.what() + ": " + e.getMessage(), e);
    }
  }
}

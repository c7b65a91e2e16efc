package dev.kinora.transcoder.live.maker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.live.LiveRelay;
import dev.kinora.transcoder.ffmpeg.FeedFormat;
import dev.kinora.transcoder.live.relay.WebmSplitter;
import dev.kinora.transcoder.live.wire.Report;
import dev.kinora.transcoder.live.wire.ReportPipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sends WebM on to sockets as it comes, before it is demuxed, so that a slow encoder delays nobody
 * there. Until the publisher is admitted it is held back. Safe for use by two threads: one adds.
 */
final class RelayTee implements LiveMaker.Relays {
  private final ReportPipe.Writer out;
  private final WebmSplitter splitter = new WebmSplitter(this::passOn);

  @GuardedBy("this")
  private final Deque<LiveRelay> held = new ArrayDeque<>();

  @GuardedBy("this")
  private boolean admitted;

  @GuardedBy("this")
  private boolean begun;

  @GuardedBy("this")
  private boolean over;

  RelayTee(ReportPipe.Writer out) {
    this.out = out;
  }

  /** Takes the next bytes of the publisher, whatever their format. */
  synchronized void add(ByteBuffer bytes) throws IOException {
    if (!begun && bytes.hasRemaining()) {
      begun = true;
      over = (bytes.get(bytes.position()) & 0xff) != FeedFormat.MATROSKA_FIRST_BYTE;
    }
    if (over) {
      return;
    }
    try {
      splitter.add(bytes);
    } catch (MediaException e) {
      over = true;
      out.write(new Report.Note("nothing more for sockets: " + e.getMessage()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private synchronized void passOn(LiveRelay piece) {
    if (!admitted) {
      held.add(piece);
      return;
    }
    try {
      out.write(new Report.Relay(piece));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized boolean arePlayable() {
    return begun && splitter.isPlayable();
  }

  @Override
  public synchronized void admit() throws IOException {
    admitted = true;
    while (!held.isEmpty()) {
      out.write(new Report.Relay(held.removeFirst()));
    }
  }
}

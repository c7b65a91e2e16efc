package dev.kinora.transcoder.live;

import dev.kinora.packager.live.LiveHeader;
import dev.kinora.packager.live.LivePart;
import dev.kinora.packager.live.LiveRelay;
import dev.kinora.packager.live.LiveSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Everything that came of one stream. */
final class CollectedStream implements LiveSink {
  final String name;
  final List<LiveHeader> headers = new ArrayList<>();
  final List<LivePart> parts = new ArrayList<>();
  final List<LiveRelay> relayed = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final CountDownLatch lost = new CountDownLatch(1);

  CollectedStream(String name) {
    this.name = name;
  }

  @Override
  public synchronized void start(LiveHeader header) {
    headers.add(header);
    events.add("start");
  }

  @Override
  public synchronized void part(LivePart part) {
    parts.add(part);
  }

  @Override
  public synchronized void dropped(String track) {
    events.add("dropped " + track);
  }

  @Override
  public synchronized void relay(LiveRelay relay) {
    relayed.add(relay);
  }

  @Override
  public synchronized void interrupted() {
    events.add("interrupted");
    lost.countDown();
  }

  @Override
  public synchronized void resumed() {
    events.add("resumed");
  }

  @Override
  public synchronized void end() {
    events.add("end");
    over.countDown();
  }

  /** The parts of one track. */
  synchronized List<LivePart> partsOf(String track) {
    return parts.stream().filter(part -> part.track().equals(track)).toList();
  }

  /** Waits until so many parts of a track have come. */
  void awaitParts(String track, int count) throws InterruptedException {
    while (partsOf(track).size() < count) {
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  private synchronized long count(String event) {
    return events.stream().filter(event::equals).count();
  }

  /** Waits until something has happened so often. */
  void awaitEvent(String event, int count) throws InterruptedException {
    while (count(event) < count) {
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  boolean awaitEnd() throws InterruptedException {
    return over.await(2, TimeUnit.MINUTES);
  }

  boolean awaitLoss() throws InterruptedException {
    return lost.await(2, TimeUnit.MINUTES);
  }
}

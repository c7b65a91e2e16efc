package dev.kinora.cli.wiring;

import dev.kinora.cli.child.LiveChild;
import dev.kinora.origin.live.LiveParts;
import dev.kinora.packager.live.LiveChannel;
import dev.kinora.packager.live.LiveState;
import dev.kinora.packager.live.Recordings;
import dev.kinora.packager.live.StoreRecorder;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ledger.JdbcLiveBoard;
import dev.kinora.transcoder.ledger.JdbcLiveKeys;
import dev.kinora.transcoder.live.LiveListener;
import dev.kinora.transcoder.live.LiveSettings;
import dev.kinora.transcoder.live.LiveStreams;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Live streams of one process: ingest, recordings, and the note of what runs. */
final class Live implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Live.class);
  private static final long NOTE_MILLIS = 1000;
  private static final long LAST_PIECES_SECONDS = 20;

  private final Node node;
  private final ExecutorService recording =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("live-recording").factory());
  private final ScheduledExecutorService notes =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("live-notes").factory());
  private final LiveShow show;
  private final LiveStreams streams;
  private final JdbcLiveBoard board;
  private final String owner = UUID.randomUUID().toString();
  private Optional<LiveListener> listener = Optional.empty();

  private Live(Node node, Duration grace) {
    this.node = node;
    InstantSource clock = InstantSource.system();
    StoreRecorder recorder =
        new StoreRecorder(node.store(), recording, new SecureRandom(), new Adopting());
    this.show = new LiveShow(recorder, clock);
    JdbcLiveKeys keys = node.liveKeys();
    this.streams =
        new LiveStreams(
            Node.childSettings(node.data(), LiveChild.class),
            show,
            keys::fits,
            LiveSettings.DEFAULT.withGrace(grace));
    this.board = node.liveBoard();
  }

  /**
   * Takes streams from now on, and makes titles of what a killed server was recording.
   *
   * @param plan where raw TCP is taken, and how long lost publishers are waited for
   */
  static Live open(Node node, LivePlan plan) throws IOException {
    Live live = new Live(node, plan.grace());
    try {
      if (plan.ingest().isPresent()) {
        live.listener = Optional.of(LiveListener.open(plan.ingest().get(), live.streams));
      }
    } catch (IOException e) {
      live.close();
      throw e;
    }
    live.recording.execute(live::finishRecordings);
    var _ =
        live.notes.scheduleWithFixedDelay(
            live::note, NOTE_MILLIS, NOTE_MILLIS, TimeUnit.MILLISECONDS);
    return live;
  }

  /** Where raw TCP is taken. */
  Optional<InetSocketAddress> ingest() {
    return listener.map(LiveListener::address);
  }

  /** What the origin shows of them, and where it hands on what is pushed to it. */
  LiveParts parts() {
    return new LiveParts(show, new PushedLive(streams));
  }

  private void finishRecordings() {
    try {
      for (Title title : Recordings.finishAll(node.store())) {
        LOG.info("recording {} is a title", title.id());
        node.transcoder().adopt(title.id());
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("recordings of an earlier run were not finished", e);
    }
  }

  private void note() {
    try {
      List<JdbcLiveBoard.Entry> running = new ArrayList<>();
      for (LiveChannel channel : show.channels()) {
        LiveState state = channel.view().state();
        if (state != LiveState.ENDED) {
          running.add(
              new JdbcLiveBoard.Entry(
                  channel.identity().name(),
                  channel.identity().title(),
                  state == LiveState.LIVE ? "live" : "waiting",
                  channel.identity().startedAt()));
        }
      }
      node.transcoder().restForLive(running.stream().anyMatch(e -> e.state().equals("live")));
      board.note(owner, running).forEach(streams::end);
    } catch (RuntimeException e) {
      LOG.warn("what runs could not be noted: {}", e.getMessage());
    }
  }

  /** Ends all streams and waits a moment for their recordings. */
  @Override
  public void close() throws IOException {
    if (listener.isPresent()) {
      listener.get().close();
    }
    streams.close();
    notes.shutdown();
    recording.shutdown();
    try {
      if (!recording.awaitTermination(LAST_PIECES_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("recordings are not finished; the next start goes on with them");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes finished recordings known. */
  private final class Adopting implements StoreRecorder.Outcome {
    @Override
    public void finished(Title title) {
      try {
        node.transcoder().adopt(title.id());
        LOG.info("recording {} is a title", title.id());
      } catch (IOException | RuntimeException e) {
        LOG.error(
            "the recording {} is published, but not known: run kinora reindex", title.id(), e);
      }
    }

    @Override
    public void failed(String titleId, IOException reason) {
      LOG.warn("recording {} stops here: {}", titleId, reason.getMessage());
    }
  }
}

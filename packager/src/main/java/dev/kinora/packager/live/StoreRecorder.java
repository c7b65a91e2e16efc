package dev.kinora.packager.live;

import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.title.TitleJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * Records into a store: each segment is published when it is listed, and what a killed process had
 * published is finished by the next one (see {@link Recordings}). The work is done by an executor,
 * in order and one piece at a time for each recording. Thread-safe.
 *
 * <pre>
 * titles/{id}/live.json            the title but for its timelines; first
 *             {rendition}/init.mp4
 *             {rendition}/{n}.m4s  as they come
 *             title.json           at the end, and live.json goes
 * </pre>
 */
public final class StoreRecorder implements LiveRecorder {
  /** What may wait for a slow disk before the recording is given up. */
  private static final long MOST_WAITING_BYTES = 64L << 20;

  private static final int MOST_WAITING = 10_000;

  private final AssetStore store;
  private final Executor executor;
  private final RandomGenerator random;
  private final Outcome outcome;

  /** Hears what became of recordings; must return at once. */
  public interface Outcome {
    /** A recording is a title now. */
    void finished(Title title);

    /** A recording stops here; what was published before becomes a title at its end. */
    void failed(String titleId, IOException reason);
  }

  /** Records into a store. */
  public StoreRecorder(
      AssetStore store, Executor executor, RandomGenerator random, Outcome outcome) {
    this.store = store;
    this.executor = executor;
    this.random = random;
    this.outcome = outcome;
  }

  @Override
  public String newId() {
    return LiveRecorder.randomId(random);
  }

  @Override
  public LiveRecording begin(Title skeleton) {
    InStore recording = new InStore(skeleton);
    recording.enqueue(recording::publishHeader, 0);
    return recording;
  }

  private interface Step {
    void run() throws IOException;
  }

  /**
   * Something to do.
   *
   * @param sizeBytes what it keeps in memory until it is done
   */
  private record Work(Step step, long sizeBytes) {}

  private final class InStore implements LiveRecording {
    private final Title skeleton;
    private final Deque<Work> waiting = new ArrayDeque<>();

    // Used by one piece of work at a time.
    private final Set<String> headed = new HashSet<>();

    private volatile int published;
    private long waitingBytes;
    private boolean working;
    private boolean finishing;
    private boolean broken;

    InStore(Title skeleton) {
      this.skeleton = skeleton;
    }

    @Override
    public synchronized Optional<String> titleId() {
      return broken ? Optional.empty() : Optional.of(skeleton.id());
    }

    @Override
    public void add(LiveSegment segment) {
      enqueue(() -> publish(segment), segment.sizeBytes());
    }

    @Override
    public int published() {
      return published;
    }

    @Override
    public void finish() {
      synchronized (this) {
        if (finishing) {
          return;
        }
        finishing = true;
      }
      enqueue(() -> Recordings.finish(store, skeleton.id()).ifPresent(outcome::finished), 0);
    }

    private void enqueue(Step step, long sizeBytes) {
      synchronized (this) {
        boolean full =
            waitingBytes + sizeBytes > MOST_WAITING_BYTES || waiting.size() >= MOST_WAITING;
        if (full && !finishing) {
          giveUp(new IOException("the disk is slower than the stream"));
          return;
        }
        waiting.add(new Work(step, sizeBytes));
        waitingBytes += sizeBytes;
        if (working) {
          return;
        }
        working = true;
      }
      executor.execute(this::workOff);
    }

    /** The stream goes on; only its recording ends here. */
    private void giveUp(IOException reason) {
      synchronized (this) {
        if (broken) {
          return;
        }
        broken = true;
      }
      outcome.failed(skeleton.id(), reason);
    }

    private void workOff() {
      while (true) {
        Work work;
        boolean skip;
        synchronized (this) {
          if (waiting.isEmpty()) {
            working = false;
            return;
          }
          work = waiting.remove();
          waitingBytes -= work.sizeBytes();
          skip = broken && !(finishing && waiting.isEmpty());
        }
        if (!skip) {
          attempt(work);
        }
      }
    }

    private void attempt(Work work) {
      try {
        work.step().run();
      } catch (IOException e) {
        giveUp(e);
      }
    }

    private void publishHeader() throws IOException {
      store.publish(
          new Asset.Document(skeleton.id(), Asset.Kind.LIVE),
          ByteBuffer.wrap(TitleJson.write(skeleton)));
    }

    private void publish(LiveSegment segment) throws IOException {
      for (LivePiece piece : segment.pieces()) {
        String rendition = piece.rendition().name();
        if (headed.add(rendition)) {
          store.publish(new Asset.Init(skeleton.id(), rendition), piece.rendition().track().init());
        }
        store.publish(
            new Asset.Media(new SegmentKey(skeleton.id(), rendition, segment.number())),
            piece.bytes().orElseThrow());
      }
      published = segment.number() + 1;
    }
  }
}

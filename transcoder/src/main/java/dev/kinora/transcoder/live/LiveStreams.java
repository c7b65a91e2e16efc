package dev.kinora.transcoder.live;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.transcoder.child.ChildSettings;
import dev.kinora.transcoder.child.StreamChild;
import dev.kinora.transcoder.live.wire.Admission;
import dev.kinora.transcoder.live.wire.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All streams that are pushed to this process. Safe for use from any thread. */
public final class LiveStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
  private static final long WATCH_MILLIS = 250;
  private static final String INVENTED = "live-";

  private final ChildSettings children;
  private final LiveStage stage;
  private final LiveKeys keys;
  private final LiveSettings settings;
  private final RunningTime time = new RunningTime(System::nanoTime);
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("live-watch").factory());

  @GuardedBy("this")
  private final Map<String, LiveStream> streams = new HashMap<>();

  @GuardedBy("this")
  private final Map<Publisher, Optional<LiveStream>> publishers = new HashMap<>();

  @GuardedBy("this")
  private boolean closed;

  /**
   * Streams, none at first.
   *
   * @param children how live children are started
   */
  public LiveStreams(
      ChildSettings children, LiveStage stage, LiveKeys keys, LiveSettings settings) {
    this.children = children;
    this.stage = stage;
    this.keys = keys;
    this.settings = settings;
    var _ =
        watch.scheduleWithFixedDelay(
            this::watch, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The bounds that hold. */
  LiveSettings settings() {
    return settings;
  }

  /**
   * Opens a publisher whose name is known and whose right to it was checked by the caller.
   *
   * @param title what people call the stream
   * @param key shown by the publisher; when there is one it has to fit
   */
  public Publisher open(String name, String title, Optional<String> key)
      throws Refused, IOException {
    if (!LiveName.NAME.matcher(name).matches()) {
      throw new Refused(
          Refused.Why.NAME,
          "the name of a stream is made of up to 41 of a-z, 0-9 and -, and does not begin with -");
    }
    LiveName given = new LiveName(name, title, key);
    boolean proven = prove(given, true);
    requireFree(given, proven);
    return open("HTTP", (publisher, label) -> admit(publisher, given, proven), () -> {});
  }

  /**
   * Opens a publisher who says in the media who it is.
   *
   * @param from where it comes from, for logs
   * @param local whether it is on this machine and needs neither name nor key
   * @param closing called when nothing is taken any more
   */
  Publisher connect(String from, boolean local, Runnable closing) throws Refused, IOException {
    return open(from, (publisher, label) -> admit(publisher, label, local), closing);
  }

  /** Finds a publisher's stream. */
  private interface Admitting {
    Admission admit(Publisher publisher, String label) throws Refused;
  }

  private Publisher open(String from, Admitting admitting, Runnable closing)
      throws Refused, IOException {
    Publisher publisher;
    synchronized (this) {
      long probing = publishers.values().stream().filter(Optional::isEmpty).count();
      if (closed
          || publishers.size() >= settings.mostPublishers()
          || probing >= settings.mostProbing()) {
        throw new Refused(
            Refused.Why.FULL, "as many streams as this server takes are running; try again later");
      }
      StreamChild child = StreamChild.start(children);
      publisher = new Publisher(from, child, settings, time, new Owner(admitting, closing));
      publishers.put(publisher, Optional.empty());
    }
    publisher.start();
    return publisher;
  }

  /** What becomes of one publisher's reports. */
  private final class Owner implements Publisher.Owner {
    private final Admitting admitting;
    private final Runnable closing;

    Owner(Admitting admitting, Runnable closing) {
      this.admitting = admitting;
      this.closing = closing;
    }

    @Override
    public Admission admit(Publisher publisher, String label) throws Refused {
      return admitting.admit(publisher, label);
    }

    @Override
    public void report(Publisher publisher, Report report) {
      streamOf(publisher).ifPresent(stream -> stream.report(publisher, report));
    }

    @Override
    public void gone(Publisher publisher, boolean finished, String why) {
      Optional<LiveStream> stream = streamOf(publisher);
      if (stream.isPresent()) {
        LOG.info("live {} from {}: {}", stream.get().name().name(), publisher.from(), why);
      } else {
        LOG.warn("live from {}: refused: {}", publisher.from(), why);
      }
      stream.ifPresent(s -> s.gone(publisher, finished, time.nanos()));
      forget(publisher);
      closing.run();
    }
  }

  /** How many publish, or are about to. */
  synchronized int publishers() {
    return publishers.size();
  }

  private synchronized Optional<LiveStream> streamOf(Publisher publisher) {
    return publishers.getOrDefault(publisher, Optional.empty());
  }

  private synchronized void forget(Publisher publisher) {
    publishers.remove(publisher);
    streams.values().removeIf(LiveStream::isOver);
  }

  /** A publisher who says who it is: the name's key, or a place on this machine. */
  private Admission admit(Publisher publisher, String label, boolean local) throws Refused {
    Optional<LiveName> said = LiveName.of(label);
    if (said.isEmpty() && !local) {
      throw new Refused(
          Refused.Why.KEY,
          "the media names no stream; give it -metadata title=NAME:KEY, or for MPEG-TS -metadata"
              + " service_name=NAME:KEY, with a key from: kinora live key NAME");
    }
    if (said.isEmpty() || isUnnamed(said.get())) {
      return admit(publisher, Optional.empty(), false);
    }
    boolean proven = prove(said.get(), local);
    return admit(publisher, said, proven);
  }

  /** What ffmpeg writes where it was given no name. */
  private static boolean isUnnamed(LiveName name) {
    return name.title().equals("Service01") && name.key().isEmpty();
  }

  private boolean prove(LiveName name, boolean local) throws Refused {
    if (name.key().isEmpty()) {
      if (local) {
        return false;
      }
      throw new Refused(
          Refused.Why.KEY,
          "the stream %s needs its key, from: kinora live key %s"
              .formatted(name.name(), name.name()));
    }
    if (!keys.fits(name.name(), name.key().get())) {
      throw new Refused(
          Refused.Why.KEY, "the key does not fit the stream %s".formatted(name.name()));
    }
    return true;
  }

  private Admission admit(Publisher publisher, LiveName name, boolean proven) throws Refused {
    return admit(publisher, Optional.of(name), proven);
  }

  private synchronized void requireFree(LiveName name, boolean proven) throws Refused {
    LiveStream there = streams.get(name.name());
    if (there != null && there.isPublished() && !proven) {
      throw new Refused(
          Refused.Why.TAKEN, "somebody publishes as %s already".formatted(name.name()));
    }
  }

  private Admission admit(Publisher publisher, Optional<LiveName> said, boolean proven)
      throws Refused {
    Optional<Publisher> before;
    Admission admission;
    synchronized (this) {
      LiveName name = said.orElseGet(this::invent);
      requireFree(name, proven);
      LiveStream stream = streams.get(name.name());
      if (stream == null || stream.isOver()) {
        stream = new LiveStream(name, stage, publisher);
        streams.put(name.name(), stream);
        before = Optional.empty();
      } else {
        before = stream.attach(publisher);
      }
      publishers.put(publisher, Optional.of(stream));
      admission = new Admission(stream.endSeconds(), settings.targetSeconds(), allowsRung());
      LOG.info("live {} from {}: admitted", name.name(), publisher.from());
    }
    before.ifPresent(old -> old.fail("another publisher took over with the key"));
    return admission;
  }

  @GuardedBy("this")
  private LiveName invent() {
    int number = 1;
    while (streams.containsKey(INVENTED + number)) {
      number++;
    }
    return new LiveName(INVENTED + number, "Live " + number, Optional.empty());
  }

  /** A smaller picture costs about half a processor. */
  @GuardedBy("this")
  private boolean allowsRung() {
    return publishers.size() * 2 <= Runtime.getRuntime().availableProcessors();
  }

  /**
   * Ends a stream, whoever publishes it.
   *
   * @return whether there was one
   */
  public boolean end(String name) {
    LiveStream stream;
    synchronized (this) {
      stream = streams.get(name);
    }
    if (stream == null) {
      return false;
    }
    stream.end().ifPresent(publisher -> publisher.fail("the stream was ended by the server"));
    synchronized (this) {
      streams.values().removeIf(LiveStream::isOver);
    }
    return true;
  }

  private void watch() {
    try {
      time.tick();
      long now = time.nanos();
      List<Publisher> all;
      List<LiveStream> running;
      synchronized (this) {
        all = new ArrayList<>(publishers.keySet());
        running = new ArrayList<>(streams.values());
      }
      all.forEach(publisher -> publisher.watch(now));
      running.forEach(stream -> stream.watch(now, settings.grace()));
      synchronized (this) {
        streams.values().removeIf(LiveStream::isOver);
      }
    } catch (RuntimeException e) {
      LOG.error("watching live streams", e);
    }
  }

  /** Ends all streams. */
  @Override
  public void close() {
    List<LiveStream> running;
    List<Publisher> all;
    synchronized (this) {
      closed = true;
      running = new ArrayList<>(streams.values());
      all = new ArrayList<>(publishers.keySet());
    }
    watch.shutdownNow();
    running.forEach(LiveStream::end);
    all.forEach(publisher -> publisher.fail("the server is ending"));
  }
}

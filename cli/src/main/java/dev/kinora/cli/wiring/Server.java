package dev.kinora.cli.wiring;

import dev.kinora.cli.settings.RescanOptions;
import dev.kinora.cli.settings.RoomOptions;
import dev.kinora.cli.terminal.Version;
import dev.kinora.origin.OriginParts;
import dev.kinora.origin.OriginServer;
import dev.kinora.origin.OriginSettings;
import dev.kinora.origin.account.AccountParts;
import dev.kinora.origin.account.RoomsView;
import dev.kinora.origin.jobs.JobsFeature;
import dev.kinora.origin.live.LiveParts;
import dev.kinora.origin.media.Manifests;
import dev.kinora.origin.media.SegmentHashes;
import dev.kinora.origin.ops.HealthCheck;
import dev.kinora.origin.origins.Neighbours;
import dev.kinora.origin.origins.OriginBook;
import dev.kinora.origin.rooms.RoomsFeature;
import dev.kinora.origin.route.Feature;
import dev.kinora.origin.upload.UploadFeature;
import dev.kinora.packager.hls.Playlists;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.supply.TitleEvents;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The running servers over a library. */
public final class Server implements AutoCloseable {
  private final CatalogueLibrary library;
  private final TitleEvents.Subscription subscription;
  private final OriginServer origin;
  private final Optional<WorkerMark> mark;
  private final Optional<Live> live;
  private final Optional<RoomHouse> rooms;

  private Server(
      CatalogueLibrary library,
      TitleEvents.Subscription subscription,
      OriginServer origin,
      Optional<WorkerMark> mark,
      Optional<Live> live,
      Optional<RoomHouse> rooms) {
    this.live = live;
    this.rooms = rooms;
    this.library = library;
    this.subscription = subscription;
    this.origin = origin;
    this.mark = mark;
  }

  /**
   * Opens the listeners, then starts what may take longer.
   *
   * @param fills whether this process also completes titles in the background, takes live streams
   *     and has the rooms
   * @param plan how it takes those streams
   * @param options where rooms are
   * @param rescan folders that are looked through for new films again and again
   */
  public static Server start(
      Node node,
      OriginSettings settings,
      boolean fills,
      LivePlan plan,
      RoomOptions options,
      RescanOptions rescan,
      boolean withDemo)
      throws IOException {
    ModuleTables.ORIGIN.migrate(node.database().source());
    Optional<RoomHouse> rooms =
        RoomHouse.open(node, settings.host(), settings.access(), options, fills);
    PrometheusRegistry registry = new PrometheusRegistry();
    DemoProgress demo = new DemoProgress();
    CatalogueLibrary library =
        new CatalogueLibrary(node.transcoder().catalogue(), node.store(), demo);
    TitleEvents.Subscription subscription = node.transcoder().onChange(library::noteChanged);
    Optional<Live> live = Optional.empty();
    UploadFeature uploads;
    OriginServer origin;
    try {
      live = fills ? Optional.of(Live.open(node, plan)) : live;
      uploads = Uploads.open(node, library);
      List<Feature> features = features(node, library, uploads, rooms);
      origin =
          OriginServer.start(
              settings, parts(node, library, rooms, live, features, registry), new PureManifests());
      awaitRooms(rooms, origin, registry);
    } catch (IOException | RuntimeException e) {
      closeAfter(e, live);
      rooms.ifPresent(RoomHouse::close);
      subscription.close();
      library.close();
      throw e;
    }
    Optional<WorkerMark> mark = fills ? Optional.of(WorkerMark.set(node.data())) : Optional.empty();
    if (withDemo) {
      new DemoMaker(node, demo).startIfEmpty();
    }
    if (fills) {
      node.transcoder().keep(Upkeep.of(node, uploads, rescan, plan.kept()));
      node.transcoder().start();
    }
    node.children().warm(Lane.VIDEO);
    node.children().warm(Lane.AUDIO);
    return new Server(library, subscription, origin, mark, live, rooms);
  }

  /** They start beside the origin, and with it or not at all. */
  private static void awaitRooms(
      Optional<RoomHouse> rooms, OriginServer origin, PrometheusRegistry registry)
      throws IOException {
    try {
      if (rooms.isPresent()) {
        rooms.get().measure(registry);
      }
    } catch (IOException | RuntimeException e) {
      origin.close();
      throw e;
    }
  }

  private static void closeAfter(Exception failure, Optional<Live> live) {
    try {
      if (live.isPresent()) {
        live.get().close();
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static OriginParts parts(
      Node node,
      CatalogueLibrary library,
      Optional<RoomHouse> rooms,
      Optional<Live> live,
      List<Feature> features,
      PrometheusRegistry registry) {
    return new OriginParts(
        library,
        node.store(),
        node.transcoder().supply(),
        live.map(Live::parts).orElse(LiveParts.NONE),
        List.of(
            new HealthCheck("database", node.database()::fault),
            new HealthCheck("store", () -> storeFault(node))),
        registry,
        Version.number(),
        new AccountParts(
            node.database().source(), rooms.<RoomsView>map(RoomHouse::desk).orElse(RoomsView.NONE)),
        new Neighbours(new OriginBook(node.database().source(), InstantSource.system())),
        features);
  }

  private static List<Feature> features(
      Node node, CatalogueLibrary library, UploadFeature uploads, Optional<RoomHouse> rooms) {
    List<Feature> features = new ArrayList<>();
    features.add(new SegmentHashes(library, node.transcoder().ledger()::segments));
    features.add(uploads);
    features.add(new JobsFeature(new JobBoard(node.transcoder().jobs())));
    rooms.ifPresent(r -> features.add(new RoomsFeature(r.desk(), library)));
    return features;
  }

  private static Optional<String> storeFault(Node node) {
    return Files.isWritable(node.store().layout().drafts())
        ? Optional.empty()
        : Optional.of("the folder for drafts cannot be written");
  }

  /** Where the servers are. */
  public OriginServer origin() {
    return origin;
  }

  /** Where live streams are taken over raw TCP. */
  public Optional<InetSocketAddress> ingest() {
    return live.flatMap(Live::ingest);
  }

  @Override
  public void close() throws IOException {
    // First: sockets that are passed on end with a farewell, and the origin waits for none of them.
    rooms.ifPresent(RoomHouse::close);
    origin.close();
    if (live.isPresent()) {
      live.get().close();
    }
    subscription.close();
    library.close();
    if (mark.isPresent()) {
      mark.get().close();
    }
  }

  /** The packager's texts. */
  private static final class PureManifests implements Manifests {
    @Override
    public String master(Title title, Optional<Measured> measured) {
      return Playlists.master(title, measured);
    }

    @Override
    public String media(Title title, Rendition rendition) {
      return Playlists.media(title, rendition);
    }

    @Override
    public String texts(Title title) {
      return Playlists.texts(title);
    }

    @Override
    public String mpd(Title title, Optional<Measured> measured) {
      return dev.kinora.packager.dash.Manifests.mpd(title, measured);
    }
  }
}

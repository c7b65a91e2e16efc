package dev.kinora.cli.wiring;

import dev.kinora.cli.child.CodecsChild;
import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.origin.account.Accounts;
import dev.kinora.origin.account.Invitations;
import dev.kinora.packager.publish.FolderStore;
import dev.kinora.packager.timeline.TimelineRule;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.Transcoder;
import dev.kinora.transcoder.TranscoderParts;
import dev.kinora.transcoder.TranscoderSettings;
import dev.kinora.transcoder.cache.CacheBound;
import dev.kinora.transcoder.child.ChildPool;
import dev.kinora.transcoder.child.ChildSettings;
import dev.kinora.transcoder.ingest.Levelling;
import dev.kinora.transcoder.ingest.Repackaging;
import dev.kinora.transcoder.ingest.TitlePlan;
import dev.kinora.transcoder.ingest.TitlePlanner;
import dev.kinora.transcoder.ladder.Ladder;
import dev.kinora.transcoder.ladder.Plan;
import dev.kinora.transcoder.ladder.Profile;
import dev.kinora.transcoder.ledger.JdbcLiveBoard;
import dev.kinora.transcoder.ledger.JdbcLiveKeys;
import dev.kinora.transcoder.supply.DiskRoom;
import dev.kinora.transcoder.work.PreparePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Everything of one process that works on a library: store, database, child processes, transcoder.
 * Opening it starts no work.
 */
public final class Node implements AutoCloseable {
  private final Path data;
  private final FolderStore store;
  private final Database database;
  private final ChildPool children;
  private final Transcoder transcoder;

  private Node(
      Path data, FolderStore store, Database database, ChildPool children, Transcoder transcoder) {
    this.data = data;
    this.store = store;
    this.database = database;
    this.children = children;
    this.transcoder = transcoder;
  }

  /**
   * Opens the library that the flags name, making its folder when it is not there.
   *
   * @throws IOException if folder or database cannot be used
   */
  public static Node open(CommonOptions options) throws IOException {
    return open(options, List.of());
  }

  /**
   * The same for work that needs a child at once, which starts while the database is opened.
   *
   * @throws IOException if folder or database cannot be used
   */
  public static Node openWarm(CommonOptions options) throws IOException {
    return open(options, List.of(Lane.VIDEO));
  }

  private static Node open(CommonOptions options, List<Lane> warm) throws IOException {
    ChildPool children = new ChildPool(childSettings(options.data()));
    warm.forEach(children::warm);
    return open(
        options.data(),
        options.store(),
        options.database(),
        children,
        planner(options.profile()),
        options.repackaging(),
        options.cache(),
        options.levelling());
  }

  /** The same with the usual codings, every title as loud as it is. */
  public static Node openIn(Path folder) throws IOException {
    return openIn(folder, Profile.DEFAULT, Levelling.OFF);
  }

  /**
   * Opens a library of its own in a folder, making it when it is not there. It keeps every segment
   * as a file, so nothing is repackaged on request.
   *
   * @param profile the codings of its titles
   * @param levelling whether its titles are brought to one loudness
   * @throws IOException if the folder cannot be used
   */
  public static Node openIn(Path folder, Profile profile, Levelling levelling) throws IOException {
    return open(
        folder,
        folder,
        Optional.empty(),
        new ChildPool(childSettings(folder)),
        planner(profile),
        Repackaging.NEVER,
        CacheBound.NONE,
        levelling);
  }

  private static Node open(
      Path folder,
      Path published,
      Optional<String> address,
      ChildPool children,
      TitlePlanner planner,
      Repackaging repackaging,
      CacheBound cache,
      Levelling levelling)
      throws IOException {
    Path data = Files.createDirectories(folder);
    FolderStore store = FolderStore.open(published);
    Database database = Database.open(data, address);
    Transcoder transcoder =
        Transcoder.open(
            new TranscoderParts(
                database.source(), store, children, planner, InstantSource.system()),
            TranscoderSettings.ofThisMachine(data.resolve("sources"), DiskRoom.of(published))
                .with(repackaging)
                .with(cache)
                .with(levelling));
    return new Node(data, store, database, children, transcoder);
  }

  /**
   * How child processes of this program are started.
   *
   * @param data the data folder, where a user without a home keeps unpacked code as well
   */
  public static ChildSettings childSettings(Path data) {
    return childSettings(data, CodecsChild.class);
  }

  /** How child processes of this program with another main class are started. */
  static ChildSettings childSettings(Path data, Class<?> entry) {
    return ChildSettings.ofThisProgram(List.of(entry.getName()), cache(data));
  }

  /** What would be made of a source in the codings of a profile. */
  public static TitlePlanner planner(Profile profile) {
    return (info, source, copies, build) -> {
      Plan plan = Ladder.plan(info, source, TimelineRule.DEFAULT, build, copies, profile);
      return new TitlePlan(
          plan.origin(),
          new PreparePlan(plan.renditions(), plan.video(), plan.audio()),
          plan.choices());
    };
  }

  private static Path cache(Path data) {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .orElseGet(() -> {
          Path home = Path.of(System.getProperty("user.home"));
          // Services often run as somebody without a home, or with one that is not theirs.
          return Files.isWritable(home) ? home.resolve(".cache") : data.resolve("cache");
        })
        .resolve("kinora");
  }

  /** The data folder. */
  public Path data() {
    return data;
  }

  /** Who has an account, once the servers have started. */
  public Accounts accounts() {
    return new Accounts(database.source(), InstantSource.system());
  }

  /** One-time links to make an account, once the servers have started. */
  public Invitations invitations() {
    return new Invitations(database.source(), InstantSource.system());
  }

  /** The folder that a title is published in. */
  public Path published(Title title) {
    return store.layout().title(title.id());
  }

  FolderStore store() {
    return store;
  }

  Database database() {
    return database;
  }

  /** Who may publish as whom. */
  public JdbcLiveKeys liveKeys() {
    return new JdbcLiveKeys(database.source(), InstantSource.system());
  }

  /** What runs at the moment. */
  public JdbcLiveBoard liveBoard() {
    return new JdbcLiveBoard(database.source(), InstantSource.system());
  }

  ChildPool children() {
    return children;
  }

  /** The transcoder. */
  public Transcoder transcoder() {
    return transcoder;
  }

  @Override
  public void close() throws IOException {
    // The transcoder first: it ends its children itself, while a child that dies under it counts
    // as a failed attempt at the span.
    transcoder.close();
    children.close();
    database.close();
    store.close();
  }
}

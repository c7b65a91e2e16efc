package dev.kinora.origin;

import dev.kinora.origin.account.AccountParts;
import dev.kinora.origin.account.Invitations;
import dev.kinora.origin.library.LibraryTitle;
import dev.kinora.origin.library.Stage;
import dev.kinora.origin.live.LiveParts;
import dev.kinora.origin.media.SegmentHashes;
import dev.kinora.origin.ops.HealthCheck;
import dev.kinora.origin.origins.Neighbours;
import dev.kinora.origin.origins.OriginBook;
import dev.kinora.origin.upload.UploadFeature;
import dev.kinora.origin.upload.UploadLimits;
import dev.kinora.packager.preview.SheetPlan;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.FolderStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentRecord;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Title;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.sql.DataSource;

/** A server on free ports with one title in it, and clients that trust its authority. */
final class Running implements AutoCloseable {
  private static final UploadLimits UPLOADS = UploadLimits.DEFAULTS.withReserve(0);

  final Path folder;
  final FakeLibrary library = new FakeLibrary();
  final FakeSupply supply = new FakeSupply();
  final DataSource database;
  final List<SegmentRecord> hashes = new ArrayList<>();
  final FakeRooms rooms = new FakeRooms();
  final FolderStore store;
  final Path sourceFile;
  final byte[] sourceBytes = pattern(100_000);
  final FakeTarget target = new FakeTarget();
  final UploadFeature uploads;
  final OriginServer server;
  final Title title;

  private Running(
      Path folder,
      DataSource database,
      UnaryOperator<OriginSettings> change,
      List<HealthCheck> checks,
      UploadLimits uploadLimits)
      throws IOException {
    this(folder, database, change, checks, uploadLimits, LiveParts.NONE);
  }

  private Running(
      Path folder,
      DataSource database,
      UnaryOperator<OriginSettings> change,
      List<HealthCheck> checks,
      UploadLimits uploadLimits,
      LiveParts live)
      throws IOException {
    this.folder = folder;
    this.database = database;
    this.store = FolderStore.open(folder.resolve("store"));
    this.sourceFile = folder.resolve("A film.mkv");
    Files.write(sourceFile, sourceBytes);
    title = Sample.title(Sample.ID, sourceFile);
    library.put(playable(title));
    publish(new Asset.Init(Sample.ID, Sample.VIDEO), 700);
    publish(new Asset.Init(Sample.ID, Sample.AUDIO), 600);
    publishSegment(0, 50_000);
    publish(new Asset.Document(Sample.ID, Asset.Kind.POSTER), 900);
    store.publish(new Asset.Text(Sample.ID, Sample.TEXT), ByteBuffer.wrap(Sample.DOCUMENT));
    publish(SheetPlan.of(title).orElseThrow().asset(Sample.ID, 0), 800);
    uploads =
        UploadFeature.open(
            folder.resolve("uploads"), uploadLimits, library, target, InstantSource.system());
    OriginSettings settings =
        OriginSettings.defaults(folder.resolve("data"))
            .withPorts(OptionalInt.of(0), OptionalInt.of(0));
    server =
        OriginServer.start(
            change.apply(settings),
            new OriginParts(
                library,
                store,
                supply,
                live,
                checks,
                new PrometheusRegistry(),
                "1.2.3-test",
                new AccountParts(database, rooms),
                new Neighbours(new OriginBook(database, InstantSource.system())),
                List.of(new SegmentHashes(library, id -> hashes), uploads)),
            new FakeManifests());
  }

  static Running in(Path folder) throws IOException {
    return in(folder, TestDatabase.create());
  }

  /** One of several over the same database. */
  static Running in(Path folder, DataSource database) throws IOException {
    return new Running(folder, database, settings -> settings, List.of(), UPLOADS);
  }

  static Running in(Path folder, UnaryOperator<OriginSettings> change) throws IOException {
    return new Running(folder, TestDatabase.create(), change, List.of(), UPLOADS);
  }

  static Running in(Path folder, List<HealthCheck> checks) throws IOException {
    return new Running(folder, TestDatabase.create(), settings -> settings, checks, UPLOADS);
  }

  static Running in(Path folder, UploadLimits limits) throws IOException {
    return new Running(folder, TestDatabase.create(), s -> s, List.of(), limits);
  }

  static Running in(Path folder, UnaryOperator<OriginSettings> change, List<HealthCheck> checks)
      throws IOException {
    return new Running(folder, TestDatabase.create(), change, checks, UPLOADS);
  }

  static Running in(Path folder, LiveParts live) throws IOException {
    return new Running(folder, TestDatabase.create(), s -> s, List.of(), UPLOADS, live);
  }

  static LibraryTitle playable(Title title) {
    return new LibraryTitle(
        title.id(),
        title.name(),
        title.addedAt(),
        new Stage.Probed(title, Optional.empty(), new TitleState.Playable(1, 4), true));
  }

  /** The secret of a link that makes the first account. */
  String firstLink() {
    return new Invitations(database, InstantSource.system()).forTheFirst().token();
  }

  /** Publishes the pattern of that size. */
  void publish(Asset asset, int size) throws IOException {
    store.publish(asset, ByteBuffer.wrap(pattern(size)));
  }

  /** Publishes a segment of the video rendition. */
  void publishSegment(int number, int size) throws IOException {
    publish(new Asset.Media(new SegmentKey(Sample.ID, Sample.VIDEO, number)), size);
  }

  /** Bytes that differ from place to place. */
  static byte[] pattern(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + i / 251);
    }
    return bytes;
  }

  byte[] sourcePart(int from, int to) {
    return Arrays.copyOfRange(sourceBytes, from, to);
  }

  URI https(String path) {
    return URI.create("https://localhost:" + server.https().orElseThrow().getPort() + path);
  }

  URI http(String path) {
    return URI.create("http://127.0.0.1:" + server.http().orElseThrow().getPort() + path);
  }

  HttpClient client(HttpClient.Version version) throws IOException, GeneralSecurityException {
    return HttpClient.newBuilder().version(version).sslContext(trusting()).build();
  }

  /** One that comes from another address of this machine. */
  HttpClient clientFrom(String address) throws IOException, GeneralSecurityException {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_2)
        .localAddress(InetAddress.getByName(address))
        .sslContext(trusting())
        .build();
  }

  SSLContext trusting() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(folder.resolve("data/tls/ca.crt"))) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  /** A request over HTTP/1.1 in the clear, with header names and values in turn. */
  HttpResponse<byte[]> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(http(path))
            .version(HttpClient.Version.HTTP_1_1)
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    }
  }

  HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, headers);
  }

  /** The value of a metric without labels. */
  double metric(String name) {
    try {
      return new String(get("/metrics").body(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(name + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while reading metrics", e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

package dev.kinora.cli.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small program that sends a film by tus 1.0, a piece at a time, and trusts the local authority.
 */
final class Uploader implements AutoCloseable {
  private final HttpClient client;
  private final URI hub;

  Uploader(Path data, String hub) throws IOException, GeneralSecurityException {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trusting(data))
            .build();
    this.hub = URI.create(hub);
  }

  private static SSLContext trusting(Path data) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(data.resolve("tls/ca.crt"))) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(hub.resolve(path)).header("Tus-Resumable", "1.0.0");
  }

  /** Announces a film; the path of its upload. */
  String begin(String fileName, long length) throws IOException, InterruptedException {
    String name = Base64.getEncoder().encodeToString(fileName.getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> made =
        client.send(
            request("/api/uploads")
                .header("Upload-Length", Long.toString(length))
                .header("Upload-Metadata", "filename " + name)
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    String path = made.headers().firstValue("Location").orElse("");
    if (made.statusCode() != 201 || path.isEmpty()) {
      throw new IOException(made.statusCode() + " " + made.body());
    }
    return hub.resolve(path).getPath();
  }

  /** Sends a piece; the status of the answer. */
  int send(String path, long offset, byte[] bytes) throws IOException, InterruptedException {
    return client
        .send(piece(path, offset, BodyPublishers.ofByteArray(bytes)), BodyHandlers.discarding())
        .statusCode();
  }

  /** Begins to send a piece that comes as slowly as its stream. */
  CompletableFuture<HttpResponse<Void>> begin(String path, long offset, InputStream slowly) {
    return client.sendAsync(
        piece(path, offset, BodyPublishers.ofInputStream(() -> slowly)), BodyHandlers.discarding());
  }

  private HttpRequest piece(String path, long offset, BodyPublisher body) {
    return request(path)
        .header("Content-Type", "application/offset+octet-stream")
        .header("Upload-Offset", Long.toString(offset))
        .method("PATCH", body)
        .build();
  }

  /** Where the server says that it has got to. */
  long offset(String path) throws IOException, InterruptedException {
    HttpResponse<Void> head =
        client.send(
            request(path).method("HEAD", BodyPublishers.noBody()).build(),
            BodyHandlers.discarding());
    return head.headers().firstValueAsLong("Upload-Offset").orElseThrow();
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(hub.resolve(path)).build();
    return JsonMapper.shared().readTree(client.send(request, BodyHandlers.ofByteArray()).body());
  }

  byte[] bytes(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(hub.resolve(path)).build();
    return client.send(request, BodyHandlers.ofByteArray()).body();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

package dev.kinora.origin;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.net.ssl.SSLSocket;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of uploads that says exactly what a test wants said. */
final class TusClient implements AutoCloseable {
  static final String[] VERSION = {"Tus-Resumable", "1.0.0"};

  private final Running running;
  private final HttpClient client;

  TusClient(Running running, HttpClient.Version version)
      throws IOException, GeneralSecurityException {
    this.running = running;
    this.client = running.client(version);
  }

  static TusClient of(Running running) throws IOException, GeneralSecurityException {
    return new TusClient(running, HttpClient.Version.HTTP_1_1);
  }

  /** Sends names and values of fields in turn, with the version of tus. */
  HttpResponse<byte[]> send(String method, String path, byte[] body, String... fields)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(method, path, body).headers(VERSION);
    if (fields.length > 0) {
      request.headers(fields);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> bare(String method, String path, String... fields)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(method, path, new byte[0]);
    if (fields.length > 0) {
      request.headers(fields);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String method, String path, byte[] body) {
    return HttpRequest.newBuilder(running.https(path))
        .method(
            method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
  }

  /** Begins an upload; its address. */
  String begin(String fileName, long length) throws IOException, InterruptedException {
    HttpResponse<byte[]> made =
        send(
            "POST",
            "/api/uploads",
            new byte[0],
            "Upload-Length",
            Long.toString(length),
            "Upload-Metadata",
            metadata(fileName));
    if (made.statusCode() != 201) {
      throw new IOException(made.statusCode() + " " + text(made));
    }
    return made.headers().firstValue("Location").orElseThrow();
  }

  static String metadata(String fileName) {
    return "filename "
        + Base64.getEncoder().encodeToString(fileName.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<byte[]> patch(String address, long offset, byte[] bytes, String... more)
      throws IOException, InterruptedException {
    String[] fields = new String[more.length + 4];
    fields[0] = "Content-Type";
    fields[1] = "application/offset+octet-stream";
    fields[2] = "Upload-Offset";
    fields[3] = Long.toString(offset);
    System.arraycopy(more, 0, fields, 4, more.length);
    return send("PATCH", address, bytes, fields);
  }

  long offset(String address) throws IOException, InterruptedException {
    return Long.parseLong(
        send("HEAD", address, new byte[0]).headers().firstValue("Upload-Offset").orElseThrow());
  }

  JsonNode status(String address) throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(bare("GET", address).body());
  }

  /** Begins a PATCH of so many bytes and sends only some of them; the caller breaks it off. */
  SSLSocket startPatch(String address, long offset, int announced, byte[] sent, String... fields)
      throws IOException, GeneralSecurityException {
    URI at = running.https(address);
    SSLSocket socket =
        (SSLSocket) running.trusting().getSocketFactory().createSocket(at.getHost(), at.getPort());
    StringBuilder head =
        new StringBuilder(
            "PATCH %s HTTP/1.1\r\nHost: %s\r\n".formatted(at.getPath(), at.getAuthority()));
    head.append("Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\n")
        .append("Upload-Offset: %d\r\nContent-Length: %d\r\n".formatted(offset, announced));
    for (int i = 0; i < fields.length; i += 2) {
      head.append(fields[i]).append(": ").append(fields[i + 1]).append("\r\n");
    }
    OutputStream out = socket.getOutputStream();
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    out.write(sent);
    out.flush();
    return socket;
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}

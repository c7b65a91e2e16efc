package dev.kinora.origin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that may write anything. */
final class RawSocket implements AutoCloseable {
  private final Socket socket;

  RawSocket(OriginServer server) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), server.http().orElseThrow().getPort());
    socket.setSoTimeout(20_000);
  }

  /** Sends bytes as they stand, one for each character. */
  void write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Everything until the server closes. */
  String readToEnd() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** At least so many bytes, less at the end. */
  String read(int bytes) throws IOException {
    return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.ISO_8859_1);
  }

  /** Lines up to the first empty one. */
  String readHead() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      String text = head.toString(StandardCharsets.ISO_8859_1);
      if (text.endsWith("\r\n\r\n")) {
        return text;
      }
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  /** One request without keep-alive, whole answer. */
  static String ask(OriginServer server, String target, String... lines) throws IOException {
    try (RawSocket socket = new RawSocket(server)) {
      String fields = String.join("\r\n", lines);
      socket.write(
          "GET "
              + target
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + (fields.isEmpty() ? "" : fields + "\r\n")
              + "\r\n");
      return socket.readToEnd();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

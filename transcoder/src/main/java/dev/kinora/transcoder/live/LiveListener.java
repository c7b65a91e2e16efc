package dev.kinora.transcoder.live;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.transcoder.ffmpeg.FeedFormat;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes streams over raw TCP, as {@code ffmpeg … -f mpegts tcp://host:9090} sends them. Nothing is
 * ever answered; a publisher learns that it is not wanted by its connection being closed, and the
 * log says why.
 */
public final class LiveListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveListener.class);
  private static final int BACKLOG = 16;
  private static final int READ_BYTES = 1 << 16;

  private final LiveStreams streams;
  private final ServerSocket server;

  @GuardedBy("sockets")
  private final Set<Socket> sockets = new HashSet<>();

  /** Those of whom nothing is known yet, oldest first. */
  @GuardedBy("sockets")
  private final SequencedSet<Socket> silent = new LinkedHashSet<>();

  private LiveListener(LiveStreams streams, ServerSocket server) {
    this.streams = streams;
    this.server = server;
  }

  /**
   * Listens from now on.
   *
   * @param at where; port 0 is any free one
   */
  public static LiveListener open(InetSocketAddress at, LiveStreams streams) throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(at, BACKLOG);
    } catch (IOException e) {
      server.close();
      throw new IOException(
          "live ingest: port %d of %s cannot be opened (%s); choose another with --ingest-port, or"
                  .formatted(at.getPort(), at.getHostString(), e.getMessage())
              + " none",
          e);
    }
    LiveListener listener = new LiveListener(streams, server);
    Thread.ofPlatform().daemon().name("live-ingest").start(listener::accept);
    return listener;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        if (admit(socket)) {
          Thread.ofPlatform().daemon().name("live-publisher").start(() -> serve(socket));
        } else {
          socket.close();
        }
      } catch (IOException e) {
        if (!server.isClosed()) {
          LOG.warn("live ingest: a connection was not taken: {}", e.getMessage());
        }
      }
    }
  }

  /** A publisher sends at once, so whoever is silent longest makes room for a newcomer. */
  private boolean admit(Socket socket) {
    LiveSettings bounds = streams.settings();
    synchronized (sockets) {
      if (silent.size() >= bounds.mostProbing()) {
        closeQuietly(silent.removeFirst());
      }
      if (server.isClosed()
          || sockets.size() >= bounds.mostPublishers() + 2 * bounds.mostProbing()) {
        return false;
      }
      silent.add(socket);
      return sockets.add(socket);
    }
  }

  private void serve(Socket socket) {
    String from = socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
    try (socket) {
      socket.setTcpNoDelay(true);
      receive(socket, from);
    } catch (SocketTimeoutException e) {
      LOG.warn("live from {}: closed: it sent nothing", from);
    } catch (IOException | Refused e) {
      LOG.warn("live from {}: closed: {}", from, e.getMessage());
    } finally {
      synchronized (sockets) {
        sockets.remove(socket);
        silent.remove(socket);
      }
    }
  }

  private void receive(Socket socket, String from) throws IOException, Refused {
    InetAddress peer = socket.getInetAddress();
    byte[] buffer = new byte[READ_BYTES];
    int start = readStart(socket, buffer);
    synchronized (sockets) {
      silent.remove(socket);
    }
    Publisher publisher =
        streams.connect(from, peer.isLoopbackAddress(), () -> closeQuietly(socket));
    try {
      // From here on the publisher's own bounds hold.
      socket.setSoTimeout(0);
      publisher.write(ByteBuffer.wrap(buffer, 0, start));
      InputStream in = socket.getInputStream();
      int read = in.read(buffer);
      while (read >= 0) {
        publisher.write(ByteBuffer.wrap(buffer, 0, read));
        read = in.read(buffer);
      }
    } finally {
      // The end of a connection does not say whether the publisher finished or was lost.
      publisher.lost();
    }
  }

  /** Reads until the format is known, before anything is done for the publisher. */
  private int readStart(Socket socket, byte[] buffer) throws IOException {
    long deadline = System.nanoTime() + streams.settings().firstBytes().toNanos();
    InputStream in = socket.getInputStream();
    int have = 0;
    Optional<FeedFormat> format = Optional.empty();
    while (format.isEmpty() && have < FeedFormat.SNIFFED_BYTES) {
      long leftMillis = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
      if (deadline - System.nanoTime() <= 0) {
        throw new IOException("it did not say what it sends");
      }
      socket.setSoTimeout((int) leftMillis);
      int read = in.read(buffer, have, buffer.length - have);
      if (read < 0) {
        break;
      }
      have += read;
      format = FeedFormat.of(ByteBuffer.wrap(buffer, 0, have));
    }
    if (format.isEmpty()) {
      throw new IOException("it sends none of WebM, MP4 and MPEG-TS");
    }
    return have;
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("closing a publisher's connection: {}", e.getMessage());
    }
  }

  /** Stops listening and closes all connections. */
  @Override
  public void close() throws IOException {
    server.close();
    synchronized (sockets) {
      sockets.forEach(LiveListener::closeQuietly);
    }
  }
}

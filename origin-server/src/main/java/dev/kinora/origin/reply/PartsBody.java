package dev.kinora.origin.reply;

import dev.kinora.origin.http.RangeAnswer;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/**
 * Sends several parts of a content as {@code multipart/byteranges} (RFC 9110, 14.6), through one
 * buffer. Between two writes no thread waits for the client. One object per answer, used by one
 * thread at a time.
 */
final class PartsBody implements ChannelListener<StreamSinkChannel>, Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(PartsBody.class);

  /** What is sent one after another. */
  private sealed interface Piece {
    long sizeBytes();

    /** Bytes at hand: delimiters, and parts of what is in memory. */
    record Bytes(ByteBuffer bytes) implements Piece {
      @Override
      public long sizeBytes() {
        return bytes.remaining();
      }
    }

    /** Bytes of the file. */
    record OfFile(long first, long sizeBytes) implements Piece {}
  }

  private final HttpServerExchange exchange;
  private final Deque<Piece> pieces;
  private final FileParts file;
  private final PooledByteBuffer pooled;
  private final ByteBuffer chunk;
  private final StreamSinkChannel sink;

  private PartsBody(HttpServerExchange exchange, Deque<Piece> pieces, FileParts file) {
    this.exchange = exchange;
    this.pieces = pieces;
    this.file = file;
    this.pooled = exchange.getConnection().getByteBufferPool().allocate();
    this.chunk = pooled.getBuffer().limit(0);
    this.sink = exchange.getResponseChannel();
  }

  /** Called on a worker thread; sets type and length, closes file and exchange. */
  static void send(
      HttpServerExchange exchange, Content content, String mediaType, List<RangeAnswer.Part> parts)
      throws IOException {
    String boundary = "kinora-" + UUID.randomUUID();
    Deque<Piece> pieces = pieces(content, mediaType, parts, boundary);
    exchange
        .getResponseHeaders()
        .put(Headers.CONTENT_TYPE, "multipart/byteranges; boundary=" + boundary);
    exchange.setResponseContentLength(pieces.stream().mapToLong(Piece::sizeBytes).sum());
    FileParts file = FileParts.of(content);
    PartsBody body = new PartsBody(exchange, pieces, file);
    ConnectionEnd.release(exchange, file::close);
    body.run();
  }

  private static Deque<Piece> pieces(
      Content content, String mediaType, List<RangeAnswer.Part> parts, String boundary) {
    Deque<Piece> pieces = new ArrayDeque<>();
    for (RangeAnswer.Part part : parts) {
      pieces.add(
          text(
              "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: bytes %d-%d/%d\r\n\r\n"
                  .formatted(boundary, mediaType, part.first(), part.last(), content.sizeBytes())));
      pieces.add(
          switch (content) {
            case Content.InMemory memory ->
                new Piece.Bytes(memory.bytes().slice((int) part.first(), (int) part.sizeBytes()));
            case Content.OnDisk _ -> new Piece.OfFile(part.first(), part.sizeBytes());
          });
    }
    pieces.add(text("\r\n--%s--\r\n".formatted(boundary)));
    return pieces;
  }

  private static Piece text(String text) {
    return new Piece.Bytes(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Override
  public void run() {
    try {
      while (chunk.hasRemaining() || fill()) {
        if (sink.write(chunk) == 0) {
          sink.getWriteSetter().set(this);
          sink.resumeWrites();
          return;
        }
      }
      pooled.close();
      exchange.endExchange();
    } catch (IOException | RuntimeException e) {
      LOG.debug("an answer of several parts ended early", e);
      // The length is already announced: only a broken connection tells the client the truth.
      pooled.close();
      IoUtils.safeClose(exchange.getConnection());
      exchange.endExchange();
    }
  }

  /** Puts the next bytes into the buffer; false at the end. */
  private boolean fill() throws IOException {
    Piece next = pieces.poll();
    if (next == null) {
      return false;
    }
    chunk.clear();
    switch (next) {
      case Piece.Bytes memory -> {
        int size = Math.min(chunk.remaining(), memory.bytes().remaining());
        chunk.put(memory.bytes().slice(memory.bytes().position(), size));
        memory.bytes().position(memory.bytes().position() + size);
        if (memory.bytes().hasRemaining()) {
          pieces.addFirst(memory);
        }
      }
      case Piece.OfFile part -> {
        int read = file.read(chunk, part.first(), part.sizeBytes());
        if (read < part.sizeBytes()) {
          pieces.addFirst(new Piece.OfFile(part.first() + read, part.sizeBytes() - read));
        }
      }
    }
    chunk.flip();
    return true;
  }

  @Override
  public void handleEvent(StreamSinkChannel channel) {
    channel.suspendWrites();
    channel.getWriteSetter().set(null);
    exchange.dispatch(this);
  }

  /** The file behind the parts, or none when they are in memory. */
  private record FileParts(List<FileChannel> channels) implements AutoCloseable {
    static FileParts of(Content content) throws IOException {
      return switch (content) {
        case Content.InMemory _ -> new FileParts(List.of());
        case Content.OnDisk disk ->
            new FileParts(List.of(FileChannel.open(disk.path(), StandardOpenOption.READ)));
      };
    }

    int read(ByteBuffer into, long first, long atMost) throws IOException {
      into.limit((int) Math.min(into.capacity(), atMost));
      int read = channels.getFirst().read(into, first);
      if (read <= 0) {
        throw new EOFException("the file was cut while it was sent, at byte " + first);
      }
      return read;
    }

    @Override
    public void close() {
      channels.forEach(IoUtils::safeClose);
    }
  }
}

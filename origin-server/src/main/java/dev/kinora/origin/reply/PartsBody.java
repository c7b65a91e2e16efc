package dev.kinora.origin.reply;

import dev.kinora.origin.http.RangeAnswer;
import dev.kinora.packager.remux.CopiedSegment;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    send(exchange, pieces, FileParts.of(content));
  }

  /** Sends a part of a segment that lies in pieces; its length is set. */
  static void send(HttpServerExchange exchange, CopiedSegment segment, long first, long sizeBytes)
      throws IOException {
    Deque<Piece> pieces = new ArrayDeque<>();
    add(pieces, segment, first, sizeBytes);
    send(exchange, pieces, FileParts.of(segment.source()));
  }

  private static void send(HttpServerExchange exchange, Deque<Piece> pieces, FileParts file) {
    PartsBody body = new PartsBody(exchange, pieces, file);
    ConnectionEnd.release(exchange, file::close);
    body.run();
  }

  private static void add(
      Deque<Piece> pieces, CopiedSegment segment, long firstByte, long sizeBytes) {
    long skip = firstByte;
    long left = sizeBytes;
    for (CopiedSegment.Piece piece : segment.pieces()) {
      long from = Math.min(skip, piece.sizeBytes());
      long size = Math.min(left, piece.sizeBytes() - from);
      if (size > 0) {
        pieces.add(
            switch (piece) {
              case CopiedSegment.Piece.InMemory memory ->
                  new Piece.Bytes(memory.bytes().slice((int) from, (int) size));
              case CopiedSegment.Piece.OfFile range ->
                  new Piece.OfFile(range.offsetBytes() + from, size);
            });
      }
      skip -= from;
      left -= size;
    }
  }

  private static Deque<Piece> pieces(
      Content content, String mediaType, List<RangeAnswer.Part> parts, String boundary) {
    Deque<Piece> pieces = new ArrayDeque<>();
    for (RangeAnswer.Part part : parts) {
      pieces.add(
          text(
              "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: bytes %d-%d/%d\r\n\r\n"
                  .formatted(boundary, mediaType, part.first(), part.last(), content.sizeBytes())));
      switch (content) {
        case Content.InMemory memory ->
            pieces.add(
                new Piece.Bytes(memory.bytes().slice((int) part.first(), (int) part.sizeBytes())));
        case Content.OnDisk _ -> pieces.add(new Piece.OfFile(part.first(), part.sizeBytes()));
        case Content.InPieces own -> add(pieces, own.segment(), part.first(), part.sizeBytes());
      }
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

  /** Puts the next bytes into the buffer, of as many pieces as it holds; false at the end. */
  private boolean fill() throws IOException {
    chunk.clear();
    while (chunk.hasRemaining() && !pieces.isEmpty()) {
      put(pieces.removeFirst());
    }
    chunk.flip();
    return chunk.hasRemaining();
  }

  private void put(Piece next) throws IOException {
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
        case Content.OnDisk disk -> of(disk.path());
        case Content.InPieces own -> of(own.segment().source());
      };
    }

    static FileParts of(Path path) throws IOException {
      return new FileParts(List.of(FileChannel.open(path, StandardOpenOption.READ)));
    }

    int read(ByteBuffer into, long first, long atMost) throws IOException {
      into.limit((int) Math.min(into.capacity(), into.position() + atMost));
      int read = channels.getFirst().read(into, first);
      into.limit(into.capacity());
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

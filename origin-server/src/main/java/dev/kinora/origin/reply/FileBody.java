package dev.kinora.origin.reply;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Protocols;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/**
 * Sends a part of a file. On a plain HTTP/1.1 connection the kernel copies it without a detour
 * through this process; where it has to be encrypted or framed, it passes through one buffer. Reads
 * happen on worker threads, and between two writes no thread waits for the client. One object per
 * answer, used by one thread at a time.
 */
final class FileBody implements ChannelListener<StreamSinkChannel>, Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(FileBody.class);

  private final HttpServerExchange exchange;
  private final FileChannel file;
  private final PooledByteBuffer pooled;
  private final ByteBuffer chunk;
  private final StreamSinkChannel sink;
  private final boolean kernelCopies;
  private final long end;
  private long position;
  private boolean headersAreOut;

  private FileBody(HttpServerExchange exchange, FileChannel file, long offset, long sizeBytes) {
    this.exchange = exchange;
    this.file = file;
    this.pooled = exchange.getConnection().getByteBufferPool().allocate();
    this.chunk = pooled.getBuffer().limit(0);
    this.sink = exchange.getResponseChannel();
    this.kernelCopies =
        exchange.getProtocol().equals(Protocols.HTTP_1_1)
            && exchange.getConnection().getSslSession() == null;
    this.position = offset;
    this.end = offset + sizeBytes;
  }

  /** Called on a worker thread with the answer's length set; closes the file and the exchange. */
  static void send(HttpServerExchange exchange, Path path, long offset, long sizeBytes)
      throws IOException {
    if (sizeBytes == 0) {
      exchange.endExchange();
      return;
    }
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    FileBody body = new FileBody(exchange, file, offset, sizeBytes);
    // Only the file: a thread may be writing from the buffer when its connection breaks.
    ConnectionEnd.release(exchange, () -> IoUtils.safeClose(file));
    body.run();
  }

  @Override
  public void run() {
    try {
      while (position < end || chunk.hasRemaining()) {
        if (sendSome() == 0) {
          sink.getWriteSetter().set(this);
          sink.resumeWrites();
          return;
        }
      }
      pooled.close();
      exchange.endExchange();
    } catch (IOException | RuntimeException e) {
      LOG.debug("an answer ended early at byte {}", position, e);
      // The length is already announced: only a broken connection tells the client the truth.
      pooled.close();
      IoUtils.safeClose(exchange.getConnection());
      exchange.endExchange();
    }
  }

  private long sendSome() throws IOException {
    // Undertow's transfer ignores the position while response fields wait to be sent, so the first
    // bytes go out by an ordinary write.
    if (kernelCopies && headersAreOut && !chunk.hasRemaining()) {
      long sent = sink.transferFrom(file, position, end - position);
      if (sent < 0 || (sent == 0 && position >= file.size())) {
        throw tooShort();
      }
      position += sent;
      return sent;
    }
    if (!chunk.hasRemaining()) {
      fill();
    }
    int sent = sink.write(chunk);
    headersAreOut |= sent > 0;
    return sent;
  }

  private void fill() throws IOException {
    chunk.clear().limit((int) Math.min(chunk.capacity(), end - position));
    int read = file.read(chunk, position);
    if (read <= 0) {
      throw tooShort();
    }
    position += read;
    chunk.flip();
  }

  private EOFException tooShort() throws IOException {
    return new EOFException(
        "the file was cut while it was sent: expected %d bytes, found %d"
            .formatted(end, file.size()));
  }

  @Override
  public void handleEvent(StreamSinkChannel channel) {
    channel.suspendWrites();
    channel.getWriteSetter().set(null);
    exchange.dispatch(this);
  }
}

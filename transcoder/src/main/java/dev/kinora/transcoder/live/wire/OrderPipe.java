package dev.kinora.transcoder.live.wire;

import dev.kinora.packager.time.Rational;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Orders as bytes: a letter, and for {@code B} a length and that many bytes, for {@code A} the
 * admission, for {@code E} nothing.
 */
public final class OrderPipe {
  private static final int MOST_BYTES = 1 << 20;

  private OrderPipe() {}

  /** The server's end. Safe for use by several threads. */
  public static final class Writer {
    private final DataOutputStream out;

    public Writer(OutputStream out) {
      this.out = new DataOutputStream(out);
    }

    /** Writes at once; blocks while the child does not read. */
    public synchronized void write(Order order) throws IOException {
      switch (order) {
        case Order.Bytes(ByteBuffer bytes) -> writeBytes(bytes.duplicate());
        case Order.Admit(Admission admission) -> {
          out.writeByte('A');
          out.writeUTF(admission.startSeconds().toString());
          out.writeInt(admission.targetSeconds());
          out.writeBoolean(admission.lowerRung());
        }
        case Order.End() -> out.writeByte('E');
      }
      out.flush();
    }

    private void writeBytes(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        byte[] piece = new byte[Math.min(bytes.remaining(), MOST_BYTES)];
        bytes.get(piece);
        // One write for small pieces: the child wakes up once.
        ByteBuffer framed = ByteBuffer.allocate(5 + piece.length);
        framed.put((byte) 'B').putInt(piece.length).put(piece);
        out.write(framed.array());
      }
    }
  }

  /** The child's end. For one thread. */
  public static final class Reader {
    private final DataInputStream in;

    public Reader(InputStream in) {
      this.in = new DataInputStream(in);
    }

    /** The next order, or nothing when the server has closed the pipe. */
    public Optional<Order> read() throws IOException {
      int letter = in.read();
      return switch (letter) {
        case -1 -> Optional.empty();
        case 'B' -> Optional.of(new Order.Bytes(ByteBuffer.wrap(bytes())));
        case 'A' ->
            Optional.of(
                new Order.Admit(
                    new Admission(Rational.parse(in.readUTF()), in.readInt(), in.readBoolean())));
        case 'E' -> Optional.of(new Order.End());
        default -> throw new ProtocolException("expected an order, found byte " + letter);
      };
    }

    private byte[] bytes() throws IOException {
      int length = in.readInt();
      if (length < 0 || length > MOST_BYTES) {
        throw new ProtocolException(
            "expected 0 to %d bytes, found %d".formatted(MOST_BYTES, length));
      }
      byte[] bytes = new byte[length];
      in.readFully(bytes);
      return bytes;
    }
  }
}

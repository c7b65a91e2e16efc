package dev.kinora.transcoder.child;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Reads frames from a pipe. For one thread. */
final class FrameReader {
  private final DataInputStream in;

  FrameReader(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /**
   * The next frame, or nothing when the other end has closed the pipe between two frames.
   *
   * @param maxBodyBytes asked when a frame comes; a larger body is refused before it is read
   * @throws ProtocolException if the bytes are no frame, or too large a one
   * @throws EOFException if the pipe ends within a frame
   */
  Optional<Frame> read(LongSupplier maxBodyBytes) throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    long length =
        ((long) first << 24) | ((long) in.readUnsignedShort() << 8) | in.readUnsignedByte();
    int number = in.readUnsignedByte();
    Optional<Frame.Kind> kind = Frame.Kind.of(number);
    long headerLength = Integer.toUnsignedLong(in.readInt());
    long bodyLength = length - Frame.FIXED_BYTES - headerLength;
    if (kind.isEmpty() || headerLength > Frame.MAX_HEADER_BYTES || bodyLength < 0) {
      throw new ProtocolException(
          "expected a frame, found kind %d with %d bytes, %d of them header"
              .formatted(number, length, headerLength));
    }
    long most = maxBodyBytes.getAsLong();
    if (bodyLength > most) {
      throw new ProtocolException(
          "expected at most %d bytes, found a frame of %d".formatted(most, bodyLength));
    }
    String header = new String(bytes((int) headerLength), StandardCharsets.UTF_8);
    return Optional.of(new Frame(kind.get(), header, ByteBuffer.wrap(bytes((int) bodyLength))));
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}

package dev.kinora.transcoder.child;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes frames to a pipe, each flushed at once. For one thread. */
final class FrameWriter {
  private static final int COPY_BYTES = 1 << 16;

  private final OutputStream out;

  FrameWriter(OutputStream out) {
    this.out = out;
  }

  void write(Frame frame) throws IOException {
    byte[] header = frame.header().getBytes(StandardCharsets.UTF_8);
    if (header.length > Frame.MAX_HEADER_BYTES) {
      throw new IOException(
          "frame header: expected at most %d bytes, found %d"
              .formatted(Frame.MAX_HEADER_BYTES, header.length));
    }
    ByteBuffer start = ByteBuffer.allocate(4 + Frame.FIXED_BYTES + header.length);
    int length = Math.addExact(Frame.FIXED_BYTES + header.length, frame.body().remaining());
    start.putInt(length).put(frame.kind().number);
    start.putInt(header.length).put(header);
    out.write(start.array());
    writeBody(frame.body().duplicate());
    out.flush();
  }

  private void writeBody(ByteBuffer body) throws IOException {
    if (body.hasArray()) {
      out.write(body.array(), body.arrayOffset() + body.position(), body.remaining());
      return;
    }
    byte[] copy = new byte[Math.min(COPY_BYTES, body.remaining())];
    while (body.hasRemaining()) {
      int n = Math.min(copy.length, body.remaining());
      body.get(copy, 0, n);
      out.write(copy, 0, n);
    }
  }
}

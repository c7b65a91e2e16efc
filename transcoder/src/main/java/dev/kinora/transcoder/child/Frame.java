package dev.kinora.transcoder.child;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * One message between parent and child.
 *
 * <pre>
 * u32 length of what follows | u8 kind | u32 length of header | header (JSON) | body
 * </pre>
 *
 * @param header JSON; its type depends on the kind and on the request
 * @param body raw bytes, often none
 */
record Frame(Kind kind, String header, ByteBuffer body) {
  /** Bytes before the header: kind and header length. */
  static final int FIXED_BYTES = 5;

  /** No header is larger than this. */
  static final int MAX_HEADER_BYTES = 16 << 20;

  /** A frame without a body. */
  static Frame of(Kind kind, String header) {
    return new Frame(kind, header, ByteBuffer.allocate(0));
  }

  /** What a frame means. */
  enum Kind {
    /** The child is ready; the header is its build. Once, and first. */
    HELLO(0),
    /** The parent asks; the header is a {@link Request}. */
    REQUEST(1),
    /** A piece of the answer, with a body. */
    ITEM(2),
    /** The end of an answer; the header is its value. */
    DONE(3),
    /** The end of an answer; the header is a {@link Failure}. */
    FAILED(4),
    /** The parent no longer wants the answer; it waits for its end all the same. */
    CANCEL(5);

    /** Its number on the wire. */
    final byte number;

    Kind(int number) {
      this.number = (byte) number;
    }

    static Optional<Kind> of(int number) {
      return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
    }
  }
}

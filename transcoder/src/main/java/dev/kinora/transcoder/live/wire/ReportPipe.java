package dev.kinora.transcoder.live.wire;

import dev.kinora.packager.live.LivePart;
import dev.kinora.packager.live.LiveRelay;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reports as bytes: a letter for the kind, then its members in order. */
public final class ReportPipe {
  private static final int MOST_TEXT_CHARS = 2000;

  private ReportPipe() {}

  /** The child's end. Safe for use by several threads. */
  public static final class Writer {
    private final DataOutputStream out;

    public Writer(OutputStream out) {
      this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    }

    /** Writes at once; blocks while the server does not read. */
    public synchronized void write(Report report) throws IOException {
      switch (report) {
        case Report.Opened(String format, String label) -> {
          out.writeByte('O');
          text(format);
          text(label);
        }
        case Report.Header(var header) -> {
          out.writeByte('H');
          HeaderCodec.write(header, out);
        }
        case Report.Part(LivePart part) -> {
          out.writeByte('P');
          out.writeUTF(part.track());
          out.writeLong(part.startTicks());
          out.writeLong(part.durationTicks());
          out.writeBoolean(part.startsSegment());
          out.writeBoolean(part.independent());
          bytes(out, part.bytes());
        }
        case Report.Relay(LiveRelay.Header(String mime, ByteBuffer bytes)) -> {
          out.writeByte('M');
          out.writeUTF(mime);
          bytes(out, bytes);
        }
        case Report.Relay(LiveRelay.Fragment(ByteBuffer bytes, boolean key)) -> {
          out.writeByte('R');
          out.writeBoolean(key);
          bytes(out, bytes);
        }
        case Report.Dropped(String track) -> {
          out.writeByte('D');
          out.writeUTF(track);
        }
        case Report.Note(String note) -> {
          out.writeByte('N');
          text(note);
        }
        case Report.Failed(String reason) -> {
          out.writeByte('F');
          text(reason);
        }
        case Report.Ended(boolean finished) -> {
          out.writeByte('E');
          out.writeBoolean(finished);
        }
      }
      out.flush();
    }

    private void text(String text) throws IOException {
      out.writeUTF(text.substring(0, Math.min(text.length(), MOST_TEXT_CHARS)));
    }
  }

  /** The server's end. For one thread. */
  public static final class Reader {
    private final DataInputStream in;

    public Reader(InputStream in) {
      this.in = new DataInputStream(in);
    }

    /**
     * The next report, or nothing when the child has closed the pipe.
     *
     * @throws IOException if the child broke the protocol or ended in the middle of a report
     */
    public Optional<Report> read() throws IOException {
      int letter = in.read();
      try {
        return letter < 0 ? Optional.empty() : Optional.of(read(letter));
      } catch (IllegalArgumentException e) {
        throw (ProtocolException)
            new ProtocolException("a report that cannot be: " + e.getMessage()).initCause(e);
      }
    }

    private Report read(int letter) throws IOException {
      return switch (letter) {
        case 'O' -> new Report.Opened(in.readUTF(), in.readUTF());
        case 'H' -> new Report.Header(HeaderCodec.read(in));
        case 'P' -> new Report.Part(part());
        case 'M' ->
            new Report.Relay(new LiveRelay.Header(in.readUTF(), bytes(in, LiveRelay.MOST_BYTES)));
        case 'R' -> {
          boolean key = in.readBoolean();
          yield new Report.Relay(new LiveRelay.Fragment(bytes(in, LiveRelay.MOST_BYTES), key));
        }
        case 'D' -> new Report.Dropped(in.readUTF());
        case 'N' -> new Report.Note(in.readUTF());
        case 'F' -> new Report.Failed(in.readUTF());
        case 'E' -> new Report.Ended(in.readBoolean());
        default -> throw new ProtocolException("expected a report, found byte " + letter);
      };
    }

    private LivePart part() throws IOException {
      String track = in.readUTF();
      long start = in.readLong();
      long duration = in.readLong();
      boolean startsSegment = in.readBoolean();
      boolean independent = in.readBoolean();
      return new LivePart(
          track, start, duration, startsSegment, independent, bytes(in, LivePart.MOST_BYTES));
    }
  }

  static void bytes(DataOutputStream out, ByteBuffer bytes) throws IOException {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    out.writeInt(copy.length);
    out.write(copy);
  }

  static ByteBuffer bytes(DataInputStream in, int most) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > most) {
      throw new ProtocolException("expected 0 to %d bytes, found %d".formatted(most, length));
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes);
  }
}

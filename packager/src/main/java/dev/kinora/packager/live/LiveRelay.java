package dev.kinora.packager.live;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * What a publisher sent, for players that append it to a MediaSource. Immutable as long as nobody
 * writes to the bytes' memory.
 */
public sealed interface LiveRelay {
  /** Largest header or fragment, in bytes. */
  int MOST_BYTES = 16 << 20;

  /** A fresh view of the bytes. */
  ByteBuffer bytes();

  /**
   * The init segment: EBML header, Segment and Tracks, or {@code ftyp} and {@code moov}. A second
   * one of a stream ends all sockets, whose pages then begin anew.
   *
   * @param mime what {@code MediaSource.addSourceBuffer} takes, such as {@code video/webm;
   *     codecs="vp8,opus"}
   */
  record Header(String mime, ByteBuffer bytes) implements LiveRelay {
    private static final Pattern MIME =
        Pattern.compile("(video|audio)/(webm|mp4)(; ?codecs=\"[A-Za-z0-9._, +-]{1,120}\")?");

    public Header {
      if (!MIME.matcher(mime).matches()) {
        throw new IllegalArgumentException(
            "mime: expected WebM or MP4 with its codecs, found \"" + mime + "\"");
      }
      bytes = checked(bytes);
    }

    @Override
    public ByteBuffer bytes() {
      return bytes.duplicate();
    }
  }

  /**
   * What follows. Pieces may be cut anywhere that a later piece with a key frame can stand after:
   * viewers that are slow get none until the next one.
   *
   * @param startsWithKeyFrame whether playing can begin here: a Cluster or {@code moof} whose first
   *     picture is a key frame
   */
  record Fragment(ByteBuffer bytes, boolean startsWithKeyFrame) implements LiveRelay {
    public Fragment {
      bytes = checked(bytes);
    }

    @Override
    public ByteBuffer bytes() {
      return bytes.duplicate();
    }
  }

  private static ByteBuffer checked(ByteBuffer bytes) {
    if (!bytes.hasRemaining() || bytes.remaining() > MOST_BYTES) {
      throw new IllegalArgumentException(
          "relay: expected 1 to %d bytes, found %d".formatted(MOST_BYTES, bytes.remaining()));
    }
    return bytes.slice().asReadOnlyBuffer();
  }
}

package dev.kinora.packager.live;

import dev.kinora.packager.time.Rational;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/** One rendition of a running stream, with its CMAF header. Immutable. */
public sealed interface LiveTrack {
  /**
   * What a track may be called: short, since the rendition's name adds what makes it unique among
   * broadcasts.
   */
  Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");

  /** The ingest's name of it, such as {@code v720} or {@code audio}. */
  String name();

  /** RFC 6381, such as {@code avc1.64001f}. */
  String codecs();

  /** A view of the init segment: {@code ftyp} and {@code moov}. */
  ByteBuffer init();

  /** Ticks a second of the parts' times. */
  int timescale();

  /** What the rendition is expected to take at most; measured values take over where higher. */
  long peakBitsPerSecond();

  /** What it is expected to take on average. */
  long averageBitsPerSecond();

  /** A picture, square pixels. */
  record Video(
      String name,
      String codecs,
      ByteBuffer init,
      int timescale,
      long peakBitsPerSecond,
      long averageBitsPerSecond,
      int width,
      int height,
      Rational frameRate)
      implements LiveTrack {
    public Video {
      init = Checks.common(name, init, timescale, peakBitsPerSecond, averageBitsPerSecond);
      if (width < 1 || height < 1 || !frameRate.isPositive()) {
        throw new IllegalArgumentException(
            "track %s: expected a size and a rate, found %dx%d at %s"
                .formatted(name, width, height, frameRate));
      }
    }

    @Override
    public ByteBuffer init() {
      return init.duplicate();
    }
  }

  /**
   * Sound.
   *
   * @param primingTicks what the init segment's edit list takes away, 0 or more
   * @param language BCP 47 where it is known
   */
  record Audio(
      String name,
      String codecs,
      ByteBuffer init,
      int timescale,
      long peakBitsPerSecond,
      long averageBitsPerSecond,
      int sampleRate,
      int channels,
      int primingTicks,
      Optional<String> language)
      implements LiveTrack {
    public Audio {
      init = Checks.common(name, init, timescale, peakBitsPerSecond, averageBitsPerSecond);
      if (sampleRate < 1 || channels < 1 || channels > 8 || primingTicks < 0) {
        throw new IllegalArgumentException(
            "track %s: expected a rate, 1 to 8 channels and priming, found %d, %d, %d"
                .formatted(name, sampleRate, channels, primingTicks));
      }
    }

    @Override
    public ByteBuffer init() {
      return init.duplicate();
    }
  }

  /** What both kinds check. */
  final class Checks {
    private static final int MOST_INIT_BYTES = 1 << 20;

    private Checks() {}

    static ByteBuffer common(
        String name, ByteBuffer init, int timescale, long peakBits, long averageBits) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "track name: expected " + NAME + ", found \"" + name + "\"");
      }
      if (init.remaining() < 1 || init.remaining() > MOST_INIT_BYTES) {
        throw new IllegalArgumentException(
            "track %s: expected an init segment of at most %d bytes, found %d"
                .formatted(name, MOST_INIT_BYTES, init.remaining()));
      }
      if (timescale < 1 || peakBits < 1 || averageBits < 1) {
        throw new IllegalArgumentException(
            "track %s: expected timescale and bit rates above 0, found %d, %d, %d"
                .formatted(name, timescale, peakBits, averageBits));
      }
      return init.slice().asReadOnlyBuffer();
    }
  }
}

package dev.kinora.packager.remux;

import dev.kinora.packager.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * Which tracks of a source can be played as they are.
 *
 * @param picture the picture, where it can
 * @param sound all sound tracks in the source's order, where all can, on one grid; else empty
 * @param reasons why so, a sentence each
 */
public record Copies(Optional<Picture> picture, Optional<Sound> sound, List<String> reasons) {
  /** Nothing is taken as it is, and nobody asked why. */
  public static final Copies NONE = new Copies(Optional.empty(), Optional.empty(), List.of());

  public Copies {
    reasons = List.copyOf(reasons);
  }

  /**
   * Pictures that can be cut.
   *
   * @param configuration the content of {@code avcC}
   * @param reorderDelayFrames how many frames later than decoded a frame is shown
   * @param keys frames that segments may start with, growing from 0
   * @param averageBitsPerSecond no more than that on the whole
   */
  public record Picture(
      Bytes configuration, int reorderDelayFrames, List<Key> keys, long averageBitsPerSecond) {
    public Picture {
      keys = List.copyOf(keys);
    }
  }

  /**
   * A key frame.
   *
   * @param frame on the title's timeline
   * @param bytes what it and all pictures before the next one take at most
   */
  public record Key(long frame, long bytes) {}

  /**
   * Sound tracks that share one grid of frames.
   *
   * @param offsetSamples from the first frame's start to the title's time 0
   */
  public record Sound(int sampleRate, int offsetSamples, List<SoundTrack> tracks) {
    public Sound {
      tracks = List.copyOf(tracks);
    }
  }

  /**
   * One of them.
   *
   * @param configuration an AudioSpecificConfig
   */
  public record SoundTrack(Bytes configuration, int channels) {}
}

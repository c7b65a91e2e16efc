package dev.kinora.packager.live;

import dev.kinora.packager.title.Title;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Keeps what is streamed, or does not. Thread-safe. */
public interface LiveRecorder {
  /** Bytes of chance in an identifier: nobody guesses one, none comes twice. */
  int ID_BYTES = 10;

  /** A new identifier: of a broadcast, and of its title when it is recorded. */
  String newId();

  /**
   * Begins a recording.
   *
   * @param skeleton the title but for its timelines
   */
  LiveRecording begin(Title skeleton);

  /** Twenty hex digits, which a title's id may be. */
  static String randomId(RandomGenerator random) {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Keeps nothing. */
  static LiveRecorder none(RandomGenerator random) {
    return new LiveRecorder() {
      @Override
      public String newId() {
        return randomId(random);
      }

      @Override
      public LiveRecording begin(Title skeleton) {
        return new Nothing();
      }
    };
  }

  /** A recording that is none. */
  record Nothing() implements LiveRecording {
    @Override
    public Optional<String> titleId() {
      return Optional.empty();
    }

    @Override
    public void add(LiveSegment segment) {
      // What is not recorded is gone when it leaves the window.
    }

    @Override
    public int published() {
      return 0;
    }

    @Override
    public void finish() {
      // There is no title to finish.
    }
  }
}

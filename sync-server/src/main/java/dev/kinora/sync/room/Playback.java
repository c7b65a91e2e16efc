package dev.kinora.sync.room;

import java.util.Optional;

/**
 * What the protocol calls the state: everything a late joiner needs to be at the right place.
 *
 * @param rev grows by one with every change
 * @param why the word of the last change, such as {@code seek}
 * @param by who made it; empty for the room itself
 */
public record Playback(
    long rev,
    String why,
    String by,
    Phase phase,
    Optional<Media> media,
    Motion motion,
    Optional<Hold> hold,
    Optional<Gate> gate) {
  static final Playback NOTHING =
      new Playback(
          0,
          "new",
          "",
          Phase.IDLE,
          Optional.empty(),
          new Motion(0, Motion.NORMAL, 0),
          Optional.empty(),
          Optional.empty());

  public Playback {
    if (media.isEmpty() && phase != Phase.IDLE) {
      throw new IllegalArgumentException("phase: expected idle without media, found " + phase);
    }
    if ((phase == Phase.PREPARING) != gate.isPresent()) {
      throw new IllegalArgumentException("gate: expected while preparing and only then");
    }
    if ((phase == Phase.HOLDING) != hold.isPresent()) {
      throw new IllegalArgumentException("hold: expected while holding and only then");
    }
  }

  /** The position at a room time, never behind the end of the media. */
  public long positionAt(long nowMicros) {
    long position = phase == Phase.PLAYING ? motion.movingAt(nowMicros) : motion.positionMicros();
    return media.map(m -> m.inside(position)).orElse(position);
  }

  /** The next revision in a phase that waits for nobody. */
  Playback then(String newWhy, String newBy, Phase newPhase, Motion newMotion) {
    return new Playback(
        rev + 1, newWhy, newBy, newPhase, media, newMotion, Optional.empty(), Optional.empty());
  }

  Playback thenPreparing(String newWhy, Optional<Media> newMedia, Motion newMotion, Gate newGate) {
    return new Playback(
        rev + 1,
        newWhy,
        newGate.by(),
        Phase.PREPARING,
        newMedia,
        newMotion,
        Optional.empty(),
        Optional.of(newGate));
  }

  Playback thenHolding(Hold newHold, Motion newMotion) {
    return new Playback(
        rev + 1,
        "hold",
        newHold.member(),
        Phase.HOLDING,
        media,
        newMotion,
        Optional.of(newHold),
        Optional.empty());
  }

  Playback atRate(String newBy, Motion newMotion) {
    return new Playback(rev + 1, "rate", newBy, phase, media, newMotion, hold, gate);
  }

  Playback waiting(Gate changed) {
    return new Playback(rev, why, by, phase, media, motion, hold, Optional.of(changed));
  }
}

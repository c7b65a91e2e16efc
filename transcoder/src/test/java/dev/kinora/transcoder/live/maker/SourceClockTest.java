package dev.kinora.transcoder.live.maker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.time.Rational;
import org.junit.jupiter.api.Test;

class SourceClockTest {
  private final SourceClock clock = new SourceClock();
  private final SourceClock.Track picture = clock.new Track();
  private final SourceClock.Track sound = clock.new Track();

  @Test
  void stampsKeepTheirDistances() {
    clock.anchor(Rational.of(100), Rational.of(7));
    assertEquals(Rational.of(7), picture.place(Rational.of(100)));
    assertEquals(Rational.of(176, 25), picture.place(Rational.of(2501, 25)));
    assertEquals(Rational.of(12), picture.place(Rational.of(105)), "a gap stays a gap");
    assertEquals(0, clock.jumps());
  }

  @Test
  void aLeapIsConcealedAndTheOtherTrackFollowsByTheSameDistance() {
    clock.anchor(Rational.ZERO, Rational.ZERO);
    picture.place(Rational.of(10));
    picture.place(Rational.of(251, 25));
    sound.place(Rational.of(10));
    Rational resumed = picture.place(Rational.of(5000));
    assertEquals(Rational.of(252, 25), resumed, "one usual step after the last picture");
    assertEquals(
        resumed.plus(Rational.of(1, 100)),
        sound.place(Rational.of(5000).plus(Rational.of(1, 100))));
    assertEquals(Rational.of(253, 25), picture.place(Rational.of(5000).plus(Rational.of(1, 25))));
  }

  @Test
  void aCounterOf33BitsMayBeginAnew() {
    Rational wrap = Rational.of(1L << 33, 90_000);
    Rational frame = Rational.of(1, 25);
    clock.anchor(wrap.minus(frame.times(2)), Rational.ZERO);
    picture.place(wrap.minus(frame.times(2)));
    picture.place(wrap.minus(frame));
    assertEquals(frame.times(2), picture.place(Rational.ZERO));
    assertEquals(frame.times(3), picture.place(frame));
  }
}

package dev.kinora.transcoder.probe;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import java.util.Optional;

/**
 * Where a title's time 0 lies on its source's clock, and how long the title lasts. Pure.
 *
 * <p>With a picture, time 0 is when its first frame is shown, less a whole number of frames, the
 * fewest with which at most {@link #SOUND_BEFORE_PICTURE} of sound is lost (that much is usually
 * the silence that primes a sound decoder). The frames before the source's first one repeat it.
 * Sound is placed by the sample relative to this time, so pictures and sound keep their exact
 * distance.
 *
 * @param origin seconds on the source's clock
 * @param frameCount frames of every video rendition, 0 without a picture
 * @param duration seconds that the title lasts
 */
public record TitleClock(Rational origin, long frameCount, Rational duration) {
  /** Sound that begins at most this many seconds before the first picture is not waited for. */
  public static final Rational SOUND_BEFORE_PICTURE = Rational.of(1, 20);

  /** Sound that begins earlier than this many seconds has a broken time stamp. */
  private static final Rational EARLIEST_SOUND = Rational.of(600);

  /** The clock of a title made from all usable tracks of a source. */
  public static TitleClock of(SourceInfo info) {
    Optional<Rational> sound =
        info.audio().stream().map(SourceTrack.Audio::start).min(Rational::compareTo);
    return info.video()
        .map(video -> withPicture(video, sound))
        .orElseGet(() -> new TitleClock(sound.orElse(Rational.ZERO), 0, info.duration()));
  }

  private static TitleClock withPicture(SourceTrack.Video video, Optional<Rational> sound) {
    Rational rate = video.frameRate();
    long before =
        sound
            .map(start -> video.start().minus(start))
            .filter(lead -> lead.compareTo(EARLIEST_SOUND) <= 0)
            .map(lead -> lead.minus(SOUND_BEFORE_PICTURE).times(rate).ceil())
            .map(frames -> Math.max(0, frames))
            .orElse(0L);
    long frames = before + Math.max(1, video.duration().times(rate).round());
    Rational origin = video.start().minus(Rational.of(before).dividedBy(rate));
    return new TitleClock(origin, frames, Rational.of(frames).dividedBy(rate));
  }
}

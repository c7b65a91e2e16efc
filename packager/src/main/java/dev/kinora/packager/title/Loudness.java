package dev.kinora.packager.title;

/**
 * How loud a track is when it is played over so many channels, by EBU R 128.
 *
 * @param track the stream's index
 * @param channels of the rendition that was measured
 * @param integratedCentiLufs loudness of the whole track in hundredths of a LUFS
 */
public record Loudness(int track, int channels, int integratedCentiLufs) {
  /** EBU R 128: what a programme is brought to. */
  public static final int TARGET_CENTI_LUFS = -23_00;

  /** Quieter than this is silence with noise, which is left as it is (the gate of BS.1770). */
  private static final int SILENCE_CENTI_LUFS = -70_00;

  /** More would lift what was meant to be quiet out of its noise. */
  private static final int MOST_GAIN_CENTI_DB = 20_00;

  public Loudness {
    if (track < 0 || channels < 1) {
      throw new IllegalArgumentException(
          "loudness: expected a track and channels, found %d and %d".formatted(track, channels));
    }
  }

  /** What has to be added so that the track is as loud as all others, in hundredths of a dB. */
  public int gainCentiDecibels() {
    return integratedCentiLufs <= SILENCE_CENTI_LUFS
        ? 0
        : Math.min(MOST_GAIN_CENTI_DB, TARGET_CENTI_LUFS - integratedCentiLufs);
  }
}

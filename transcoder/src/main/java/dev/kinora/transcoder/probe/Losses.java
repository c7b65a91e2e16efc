package dev.kinora.transcoder.probe;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What viewers will miss, in sentences. Pure. */
final class Losses {
  /** Headers round, and tracks that are not used may be a little longer. */
  private static final Rational SLACK = Rational.of(2);

  /** Subtitles that are drawn: by libavcodec's names. */
  private static final Set<String> PICTURES =
      Set.of("hdmv_pgs_subtitle", "dvd_subtitle", "dvb_subtitle", "xsub");

  private Losses() {}

  /**
   * Compares what was found with what should be there.
   *
   * @param stated length by the header, where it is known
   * @param found length of what can be shown and heard
   * @param missingBytes how much longer the file would be if it held all that its index lists
   */
  static List<String> of(
      List<SourceTrack> tracks, Optional<Rational> stated, Rational found, long missingBytes) {
    List<String> notes = new ArrayList<>();
    boolean picture = tracks.stream().anyMatch(SourceTrack.Video.class::isInstance);
    boolean sound = tracks.stream().anyMatch(SourceTrack.Audio.class::isInstance);
    for (SourceTrack track : tracks) {
      if (track instanceof SourceTrack.Other other) {
        if (other.type().equals("audio")) {
          notes.add(lost(other, "sound", sound ? "this track is left out" : "there is no sound"));
        } else if (other.type().equals("video") && !picture) {
          notes.add(lost(other, "picture", "there is sound only"));
        } else if (other.type().equals("subtitle")) {
          notes.add(
              "The subtitles of track %d (%s) are %s: they are not shown."
                  .formatted(
                      other.index(),
                      other.codec(),
                      PICTURES.contains(other.codec())
                          ? "pictures"
                          : "of a kind that is not read"));
        }
      }
    }
    if (stated.isPresent() && stated.get().minus(found).compareTo(SLACK) > 0) {
      notes.add(
          "The file states a length of %s s, but picture and sound end after %s s; perhaps it was not copied to its end."
              .formatted(seconds(stated.get()), seconds(found)));
    } else if (missingBytes > 0) {
      notes.add(
          "The file ends %d bytes before what its index lists; in what is missing the last picture stays and there is no sound. Perhaps it was not copied to its end."
              .formatted(missingBytes));
    }
    return List.copyOf(notes);
  }

  private static String lost(SourceTrack.Other track, String what, String consequence) {
    String coding = track.codec().equals("none") ? "of no stated coding" : track.codec();
    return "The %s of track %d (%s) cannot be decoded: %s."
        .formatted(what, track.index(), coding, consequence);
  }

  private static String seconds(Rational value) {
    return String.format(Locale.ROOT, "%.1f", value.toDouble());
  }
}

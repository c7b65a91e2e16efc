package dev.kinora.packager.source.matroska;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AudioSpecificConfig;
import dev.kinora.packager.ebml.Ebml;
import dev.kinora.packager.source.CodedTrack;
import dev.kinora.packager.source.CodedTrack.Coding;
import dev.kinora.packager.time.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A TrackEntry (RFC 9559, 5.1.4.1).
 *
 * @param frameNanos how long a frame lasts, 0 when not stated
 */
record MatroskaTrack(long number, long frameNanos, CodedTrack coded) {
  private static final Rational NANOSECOND = Rational.of(1, 1_000_000_000);
  private static final int MOST_TRACKS = 128;
  private static final long MOST_FRAME_NANOS = 10_000_000_000L;
  private static final long AAC_SAMPLES_NANOS = 1024L * 1_000_000_000;
  private static final long MOST_DELAY_NANOS = 10_000_000_000L;

  static List<MatroskaTrack> read(List<Ebml.Element> tracks) throws MediaException {
    List<MatroskaTrack> all = new ArrayList<>();
    for (Ebml.Element element : tracks) {
      if (element.id() == Ids.TRACK_ENTRY) {
        if (all.size() == MOST_TRACKS) {
          throw new MediaException.Unsupported("Tracks: expected at most " + MOST_TRACKS);
        }
        all.add(entry(Ebml.all(element.content()), all.size()));
      }
    }
    return List.copyOf(all);
  }

  private static MatroskaTrack entry(List<Ebml.Element> fields, int index) throws MediaException {
    String codec = Ebml.first(fields, Ids.CODEC_ID).map(Ebml.Element::text).orElse("nothing");
    Coding coding =
        switch (codec) {
          case "V_MPEG4/ISO/AVC" -> Coding.AVC;
          case "A_AAC" -> Coding.AAC;
          default -> Coding.OTHER;
        };
    Optional<Ebml.Element> configuration = Ebml.first(fields, Ids.CODEC_PRIVATE);
    long delay = number(fields, Ids.CODEC_DELAY);
    Optional<String> obstacle = Optional.empty();
    if (coding == Coding.OTHER) {
      obstacle = Optional.of("is coded as " + codec);
    } else if (configuration.isEmpty()) {
      obstacle = Optional.of("has no configuration of its codec");
    } else if (Ebml.first(fields, Ids.CONTENT_ENCODINGS).isPresent()) {
      obstacle = Optional.of("is compressed or encrypted once more");
    } else if (Ebml.first(fields, Ids.TRACK_TIMESTAMP_SCALE).isPresent()) {
      obstacle = Optional.of("has a time scale of its own");
    } else if (delay < 0 || delay > MOST_DELAY_NANOS) {
      obstacle = Optional.of("has a codec delay of %d ns".formatted(delay));
    }
    return new MatroskaTrack(
        number(fields, Ids.TRACK_NUMBER),
        frameNanos(fields, coding, configuration),
        new CodedTrack(
            index,
            coding,
            configuration.map(c -> Bytes.view(c.content())).orElse(Bytes.EMPTY),
            NANOSECOND,
            obstacle.isPresent() ? Rational.ZERO : NANOSECOND.times(-delay),
            obstacle));
  }

  /** What the entry states; sound without a statement lasts what its codec says. */
  private static long frameNanos(
      List<Ebml.Element> fields, Coding coding, Optional<Ebml.Element> configuration)
      throws MediaException {
    long stated = number(fields, Ids.DEFAULT_DURATION);
    if (stated > 0 && stated < MOST_FRAME_NANOS) {
      return stated;
    }
    return coding == Coding.AAC && configuration.isPresent()
        ? AAC_SAMPLES_NANOS
            / AudioSpecificConfig.read(Bytes.view(configuration.get().content())).sampleRate()
        : 0;
  }

  private static long number(List<Ebml.Element> fields, int id) {
    return Ebml.first(fields, id).map(Ebml.Element::number).orElse(0L);
  }
}

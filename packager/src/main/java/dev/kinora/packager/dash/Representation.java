package dev.kinora.packager.dash;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One encoding (ISO/IEC 23009-1, 5.3.5). Square pixels. */
public sealed interface Representation {
  /** Element name. */
  String NAME = "Representation";

  /** The rendition's name: it replaces {@code $RepresentationID$}. */
  String id();

  /** Bits a second; see {@link Mpd#minBuffer}. */
  long bandwidth();

  /** RFC 6381. */
  String codecs();

  /** What it is an encoding of. */
  AdaptationSet.Content content();

  /** A picture. */
  record Video(String id, long bandwidth, String codecs, int width, int height, Rational frameRate)
      implements Representation {
    public Video {
      Checks.common(id, bandwidth, codecs);
      if (width < 1 || height < 1 || !frameRate.isPositive()) {
        throw new IllegalArgumentException(
            "%s: expected a size and a rate, found %dx%d at %s"
                .formatted(id, width, height, frameRate));
      }
    }

    @Override
    public AdaptationSet.Content content() {
      return AdaptationSet.Content.VIDEO;
    }
  }

  /** Sound. */
  record Audio(String id, long bandwidth, String codecs, int sampleRate, int channels)
      implements Representation {
    public Audio {
      Checks.common(id, bandwidth, codecs);
      if (sampleRate < 1) {
        throw new IllegalArgumentException(id + ": expected a sample rate, found " + sampleRate);
      }
      ChannelConfiguration.value(channels);
    }

    @Override
    public AdaptationSet.Content content() {
      return AdaptationSet.Content.AUDIO;
    }
  }

  /** Reads one of the given kind. */
  static Representation read(XmlElement in, AdaptationSet.Content content) throws MediaException {
    in.allow(Set.of(ChannelConfiguration.NAME), Set.of("SupplementalProperty"));
    String id = in.required("id");
    long bandwidth = in.number("bandwidth", Checks.MAX_BANDWIDTH);
    String codecs = in.required("codecs");
    try {
      return switch (content) {
        case VIDEO ->
            new Video(
                id,
                bandwidth,
                codecs,
                (int) in.number("width", Integer.MAX_VALUE),
                (int) in.number("height", Integer.MAX_VALUE),
                frameRate(in));
        case AUDIO ->
            new Audio(
                id,
                bandwidth,
                codecs,
                (int) in.number("audioSamplingRate", Integer.MAX_VALUE),
                ChannelConfiguration.read(in.child(ChannelConfiguration.NAME)));
      };
    } catch (IllegalArgumentException e) {
      throw in.refused(e);
    }
  }

  private static Rational frameRate(XmlElement in) throws MediaException {
    if (!in.attribute("sar").equals(Optional.of("1:1"))) {
      throw in.unsupported("only square pixels (@sar 1:1) are handled");
    }
    return Rational.parse(in.required("frameRate"));
  }

  /** Writes the element. */
  default void write(XmlOut out) {
    out.open(NAME)
        .attribute("id", id())
        .attribute("bandwidth", bandwidth())
        .attribute("codecs", codecs());
    switch (this) {
      case Video video ->
          out.attribute("width", video.width)
              .attribute("height", video.height)
              .attribute("frameRate", video.frameRate)
              .attribute("sar", "1:1");
      case Audio audio -> {
        out.attribute("audioSamplingRate", audio.sampleRate);
        ChannelConfiguration.write(out, audio.channels);
      }
    }
    out.close();
  }

  /** What both kinds check. */
  final class Checks {
    static final long MAX_BANDWIDTH = 0xFFFF_FFFFL;
    private static final Pattern CODECS = Pattern.compile("[A-Za-z0-9._+-]{1,64}");

    private Checks() {}

    static void common(String id, long bandwidth, String codecs) {
      Ids.check(NAME, id);
      if (bandwidth < 1 || bandwidth > MAX_BANDWIDTH) {
        throw new IllegalArgumentException(id + ": expected a bandwidth, found " + bandwidth);
      }
      if (!CODECS.matcher(codecs).matches()) {
        throw new IllegalArgumentException(id + ": expected a codec, found \"" + codecs + "\"");
      }
    }
  }
}

package dev.kinora.packager.check.media;

import dev.kinora.packager.bitstream.H264Sps;
import dev.kinora.packager.cmaf.Picture;
import dev.kinora.packager.cmaf.Sound;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a header, or the stream itself, says of a track.
 *
 * @param id in its file
 * @param codecs RFC 6381 string
 * @param timescale ticks a second
 * @param sequence the H.264 sequence parameter set
 * @param transfer the transfer characteristics (ISO/IEC 23091-2), where stated
 */
public record TrackFacts(
    long id,
    TrackKind kind,
    String codecs,
    long timescale,
    Optional<Picture> picture,
    Optional<Sound> sound,
    Optional<H264Sps> sequence,
    OptionalInt transfer) {
  /** The codec without its parameters, such as {@code avc1}. */
  public String family() {
    int dot = codecs.indexOf('.');
    return dot < 0 ? codecs : codecs.substring(0, dot);
  }

  /** Whether the samples are encrypted, so that what they hold cannot be said. */
  public boolean encrypted() {
    return codecs.startsWith("enc");
  }
}

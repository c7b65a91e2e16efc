package dev.kinora.packager.trick;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.cmaf.CmafSample;
import dev.kinora.packager.cmaf.Fragment;
import dev.kinora.packager.cmaf.FragmentSample;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.cmaf.MediaSegmentReader;
import dev.kinora.packager.cmaf.MediaSegmentWriter;
import dev.kinora.packager.cmaf.SampleKind;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The key frames of a title's smallest rung as a rendition: segment {@code n} holds the picture
 * that the rung's segment {@code n} begins with, shown for as long as that lasts. Its header is the
 * rung's. Immutable.
 *
 * @param rendition as playlists and manifests show it; its name is that of the rung, recipe and
 *     all, behind an {@code i}
 * @param rung where the pictures are from
 */
public record KeyFrames(Rendition.Video rendition, Rendition.Video rung) {
  private static final String PREFIX = "i";

  /** The key frames of a title; empty without a picture, and of broadcasts and their recordings. */
  public static Optional<KeyFrames> of(Title title) {
    if (!title.source().hasFile()) {
      return Optional.empty();
    }
    return title.video().stream()
        .min(Comparator.comparingLong(rung -> (long) rung.width() * rung.height()))
        .map(rung -> new KeyFrames(of(rung, title.timelineOf(rung)), rung));
  }

  /** The key frames of that name, if it is theirs. */
  public static Optional<KeyFrames> named(Title title, String name) {
    return name.startsWith(PREFIX)
        ? of(title).filter(keys -> keys.rendition.name().equals(name))
        : Optional.empty();
  }

  private static Rendition.Video of(Rendition.Video rung, Timeline timeline) {
    Rational rate =
        Rational.of(timeline.segmentCount()).dividedBy(timeline.totalDuration().seconds());
    return new Rendition.Video(
        PREFIX + rung.name(),
        rung.codecs(),
        rung.peakBitsPerSecond(),
        rung.averageBitsPerSecond(),
        rung.sourceTrack(),
        rung.width(),
        rung.height(),
        rate,
        rung.recipe());
  }

  /**
   * The segment of one picture from the rung's segment of the same number.
   *
   * @param header the rung's init segment
   * @param segment the rung's segment
   * @throws MediaException if they are no CMAF, or the segment does not begin with a key frame
   */
  public static ByteBuffer segment(ByteBuffer header, ByteBuffer segment) throws MediaException {
    List<Fragment> fragments =
        new MediaSegmentReader(InitSegment.parse(header.duplicate())).read(segment.duplicate());
    if (fragments.isEmpty() || fragments.getFirst().samples().isEmpty()) {
      throw new MediaException.Malformed("segment", "a picture", "none");
    }
    Fragment first = fragments.getFirst();
    FragmentSample picture = first.samples().getFirst();
    if (!picture.sync()) {
      throw new MediaException.Malformed("segment", "a key frame first", "another picture");
    }
    CmafSample alone =
        new CmafSample(
            MediaSegmentReader.data(segment, picture),
            fragments.stream().mapToLong(Fragment::durationTicks).sum(),
            picture.compositionOffsetTicks(),
            SampleKind.SYNC);
    byte[] bytes =
        new MediaSegmentWriter(Math.toIntExact(first.trackId()))
            .write(first.sequenceNumber(), first.baseDecodeTimeTicks(), List.of(alone))
            .toByteArray();
    return ByteBuffer.wrap(bytes);
  }
}

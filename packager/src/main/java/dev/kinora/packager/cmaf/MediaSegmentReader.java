package dev.kinora.packager.cmaf;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.ContainerBox;
import dev.kinora.packager.isobmff.PlacedBox;
import dev.kinora.packager.isobmff.TrackExtendsBox;
import dev.kinora.packager.isobmff.TrackFragmentHeaderBox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads media segments of one track back to samples: ours, libavformat's and anybody else's. Boxes
 * that say nothing about samples are passed over. Immutable and safe to share.
 */
public final class MediaSegmentReader {
  private static final int FIRST_READ_BYTES = 64 * 1024;

  private final TrackExtendsBox defaults;

  /**
   * A reader of the segments that belong to a header.
   *
   * @throws MediaException.Malformed if the header is not one of a fragmented file
   */
  public MediaSegmentReader(InitSegment header) throws MediaException {
    if (header.defaults().isEmpty()) {
      throw new MediaException.Malformed("moov/mvex", "a trex", "none");
    }
    this.defaults = header.defaults().get();
  }

  /**
   * The fragments of a segment; the buffer stays where it is.
   *
   * @throws MediaException if a box is broken, a {@code moof} has no or several tracks, or a sample
   *     lies outside the segment
   */
  public List<Fragment> read(ByteBuffer segment) throws MediaException {
    List<Fragment> fragments = new ArrayList<>();
    for (PlacedBox placed : Boxes.readPlaced(segment)) {
      if (placed.box() instanceof ContainerBox moof && moof.type().equals("moof")) {
        ContainerBox traf = moof.onlyContainer("traf");
        fragments.add(
            FragmentReader.read(placed.offset(), moof, traf, defaults, segment.remaining()));
      }
    }
    return fragments;
  }

  /**
   * The fragments of this track in a segment that may hold others as well; the buffer stays where
   * it is.
   *
   * @throws MediaException if a box is broken or a sample lies outside the segment
   */
  public List<Fragment> readOwn(long trackId, ByteBuffer segment) throws MediaException {
    List<Fragment> fragments = new ArrayList<>();
    for (PlacedBox placed : Boxes.readPlaced(segment)) {
      if (placed.box() instanceof ContainerBox moof && moof.type().equals("moof")) {
        for (ContainerBox traf : moof.containers("traf")) {
          if (traf.only(TrackFragmentHeaderBox.class).trackId() == trackId) {
            fragments.add(
                FragmentReader.read(placed.offset(), moof, traf, defaults, segment.remaining()));
          }
        }
      }
    }
    return fragments;
  }

  /**
   * All bytes of a channel, however few it gives at a time.
   *
   * @param maxBytes refuses more
   * @throws IOException if the channel does
   * @throws MediaException.Unsupported if the channel holds more than {@code maxBytes}
   */
  public static ByteBuffer readFully(ReadableByteChannel channel, int maxBytes)
      throws IOException, MediaException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.min(FIRST_READ_BYTES, maxBytes) + 1);
    while (channel.read(bytes) >= 0) {
      if (bytes.position() > maxBytes) {
        throw new MediaException.Unsupported(
            "segment", "at most " + maxBytes + " bytes", "more", "cut shorter segments");
      }
      if (!bytes.hasRemaining()) {
        int doubled = (int) Math.min(2L * bytes.capacity(), maxBytes + 1L);
        bytes = ByteBuffer.allocate(doubled).put(bytes.flip());
      }
    }
    return bytes.flip();
  }

  /** The sample's bytes as a view of the segment it was read from. */
  public static ByteBuffer data(ByteBuffer segment, FragmentSample sample) {
    return segment.slice(segment.position() + (int) sample.offset(), (int) sample.sizeBytes());
  }
}

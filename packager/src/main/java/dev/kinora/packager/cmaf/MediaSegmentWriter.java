package dev.kinora.packager.cmaf;

import dev.kinora.packager.isobmff.BoxWriter;
import dev.kinora.packager.isobmff.SegmentTypeBox;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes CMAF media segments (ISO/IEC 23000-19, 7.3.2 and 7.3.3). A segment is a pure function of
 * its arguments:
 *
 * <pre>
 * styp                     once, at the start
 * moof                     \
 *   mfhd                    |
 *   traf                    | once a chunk
 *     tfhd  tfdt  trun      |
 * mdat                     /
 * </pre>
 *
 * Immutable and safe to share.
 */
public final class MediaSegmentWriter {
  /** CMAF segment; DASH media segment; and what a reader must know. */
  private static final SegmentTypeBox STYP =
      new SegmentTypeBox("cmfs", 0, List.of("cmfs", "cmfc", "iso6", "msdh"));

  private final int trackId;

  /**
   * A writer for one track.
   *
   * @param trackId the header's
   */
  public MediaSegmentWriter(int trackId) {
    if (trackId < 1) {
      throw new IllegalArgumentException("trackId: expected 1 or more, found " + trackId);
    }
    this.trackId = trackId;
  }

  /**
   * A segment of one chunk.
   *
   * @param sequenceNumber of the fragment, 1 or more, growing along the track
   * @param baseDecodeTimeTicks the segment's start on the timeline
   * @param samples in decoding order, one or more
   */
  public MediaSegment write(
      long sequenceNumber, long baseDecodeTimeTicks, List<CmafSample> samples) {
    return write(sequenceNumber, baseDecodeTimeTicks, samples, List.of(samples.size()));
  }

  /**
   * A segment of several chunks.
   *
   * @param sequenceNumber of the first chunk; each further one takes the next number, so the caller
   *     leaves room before the next segment's
   * @param baseDecodeTimeTicks the segment's start on the timeline
   * @param samples in decoding order
   * @param chunkEnds index after the last sample of each chunk, growing, the last one being the
   *     number of samples
   */
  public MediaSegment write(
      long sequenceNumber,
      long baseDecodeTimeTicks,
      List<CmafSample> samples,
      List<Integer> chunkEnds) {
    if (chunkEnds.isEmpty() || chunkEnds.getLast() != samples.size()) {
      throw new IllegalArgumentException(
          "chunkEnds: expected the last to be %d, found %s".formatted(samples.size(), chunkEnds));
    }
    List<MediaSegment.Chunk> chunks = new ArrayList<>(chunkEnds.size());
    int from = 0;
    long decodeTime = baseDecodeTimeTicks;
    for (int end : chunkEnds) {
      FragmentHeader header =
          new FragmentHeader(
              trackId,
              sequenceNumber + chunks.size(),
              decodeTime,
              heads(samples.subList(from, end)));
      MediaSegment.Chunk chunk = chunk(header, samples.subList(from, end), from == 0);
      chunks.add(chunk);
      decodeTime = Math.addExact(decodeTime, chunk.durationTicks());
      from = end;
    }
    return new MediaSegment(chunks);
  }

  /**
   * A chunk alone, without the {@code styp} that stands at a segment's start: what continues a
   * segment whose end is not known yet.
   *
   * @param sequenceNumber of the fragment, 1 or more, growing along the track
   * @param baseDecodeTimeTicks when its first sample is decoded
   * @param samples in decoding order, one or more
   */
  public MediaSegment.Chunk writeChunk(
      long sequenceNumber, long baseDecodeTimeTicks, List<CmafSample> samples) {
    FragmentHeader header =
        new FragmentHeader(trackId, sequenceNumber, baseDecodeTimeTicks, heads(samples));
    return chunk(header, samples, false);
  }

  /**
   * What stands before the samples' data in a segment of one chunk: for data that is not copied but
   * sent from where it lies. The data of all samples, in order, makes it whole.
   *
   * @param sequenceNumber of the fragment, 1 or more, growing along the track
   * @param baseDecodeTimeTicks the segment's start on the timeline
   * @param samples in decoding order, one or more
   */
  public byte[] writeHead(long sequenceNumber, long baseDecodeTimeTicks, List<SampleHead> samples) {
    BoxWriter head = new BoxWriter();
    head.box(STYP);
    new FragmentHeader(trackId, sequenceNumber, baseDecodeTimeTicks, samples).write(head);
    return head.toByteArray();
  }

  private static List<SampleHead> heads(List<CmafSample> samples) {
    return samples.stream().map(CmafSample::head).toList();
  }

  private static MediaSegment.Chunk chunk(
      FragmentHeader fragment, List<CmafSample> samples, boolean first) {
    BoxWriter header = new BoxWriter();
    if (first) {
      header.box(STYP);
    }
    fragment.write(header);
    List<ByteBuffer> buffers = new ArrayList<>(samples.size() + 1);
    buffers.add(ByteBuffer.wrap(header.toByteArray()));
    long durationTicks = 0;
    for (CmafSample sample : samples) {
      buffers.add(sample.data());
      durationTicks += sample.durationTicks();
    }
    boolean independent = samples.getFirst().kind() == SampleKind.SYNC;
    return new MediaSegment.Chunk(
        buffers, fragment.baseDecodeTimeTicks(), durationTicks, independent);
  }
}

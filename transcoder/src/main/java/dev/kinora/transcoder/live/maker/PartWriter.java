package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.cmaf.CmafSample;
import dev.kinora.packager.cmaf.MediaSegment;
import dev.kinora.packager.cmaf.MediaSegmentWriter;
import dev.kinora.packager.live.LivePart;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joins the samples of one rendition to parts. For one thread. */
final class PartWriter {
  private final String track;
  private final MediaSegmentWriter writer;
  private final long targetTicks;
  private final List<CmafSample> samples = new ArrayList<>();
  private long startTicks;
  private long endTicks;
  private boolean startsSegment;
  private boolean independent;
  private long sequence = 1;

  /**
   * A writer.
   *
   * @param targetTicks no part is longer unless one sample is
   */
  PartWriter(String track, int trackId, long targetTicks) {
    this.track = track;
    this.writer = new MediaSegmentWriter(trackId);
    this.targetTicks = targetTicks;
  }

  /**
   * Adds a sample; returns the part that it follows, where that is whole.
   *
   * @param segmentStart whether a segment begins with it
   */
  Optional<LivePart> add(TimedSample timed, boolean segmentStart) {
    boolean full = timed.endTicks() - startTicks > targetTicks || timed.startTicks() != endTicks;
    Optional<LivePart> whole = segmentStart || full ? flush() : Optional.empty();
    if (samples.isEmpty()) {
      startTicks = timed.startTicks();
      startsSegment = segmentStart;
      independent = timed.isKey();
    }
    samples.add(timed.sample());
    endTicks = timed.endTicks();
    return whole;
  }

  /** What has been collected, where there is anything. */
  Optional<LivePart> flush() {
    if (samples.isEmpty()) {
      return Optional.empty();
    }
    MediaSegment.Chunk chunk =
        startsSegment
            ? writer.write(sequence, startTicks, samples).chunks().getFirst()
            : writer.writeChunk(sequence, startTicks, samples);
    sequence++;
    samples.clear();
    return Optional.of(
        new LivePart(
            track, startTicks, chunk.durationTicks(), startsSegment, independent, joined(chunk)));
  }

  static ByteBuffer joined(MediaSegment.Chunk chunk) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(chunk.sizeBytes()));
    chunk.buffers().forEach(bytes::put);
    return bytes.flip();
  }
}

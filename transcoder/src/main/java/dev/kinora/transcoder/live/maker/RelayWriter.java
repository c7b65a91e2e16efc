package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.cmaf.CmafSample;
import dev.kinora.packager.cmaf.MediaSegment;
import dev.kinora.packager.cmaf.MediaSegmentWriter;
import dev.kinora.packager.live.LiveRelay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joins the samples of one track to the short fragments that sockets get. For one thread. */
final class RelayWriter {
  private final MediaSegmentWriter writer;
  private final long targetTicks;
  private final boolean picture;
  private final List<CmafSample> samples = new ArrayList<>();
  private long startTicks;
  private long endTicks;
  private boolean key;
  private long sequence = 1;

  /**
   * A writer.
   *
   * @param picture whether playing begins at this track's key frames
   */
  RelayWriter(int trackId, long targetTicks, boolean picture) {
    this.writer = new MediaSegmentWriter(trackId);
    this.targetTicks = targetTicks;
    this.picture = picture;
  }

  /** Adds a sample; returns fragments that are whole, at most two. */
  List<LiveRelay.Fragment> add(TimedSample timed) {
    List<LiveRelay.Fragment> whole = new ArrayList<>();
    boolean begins = picture && timed.isKey();
    if (begins || timed.startTicks() != endTicks) {
      flush().ifPresent(whole::add);
    }
    if (samples.isEmpty()) {
      startTicks = timed.startTicks();
      key = begins;
    }
    samples.add(timed.sample());
    endTicks = timed.endTicks();
    if (endTicks - startTicks >= targetTicks) {
      flush().ifPresent(whole::add);
    }
    return whole;
  }

  /** What has been collected, where there is anything. */
  Optional<LiveRelay.Fragment> flush() {
    if (samples.isEmpty()) {
      return Optional.empty();
    }
    MediaSegment.Chunk chunk = writer.writeChunk(sequence++, startTicks, samples);
    samples.clear();
    return Optional.of(new LiveRelay.Fragment(PartWriter.joined(chunk), key));
  }
}

package dev.kinora.transcoder.work;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Encodes the renditions of one lane in this process. Used by one thread at a time; an interrupt of
 * that thread ends the work.
 */
public interface SpanEncoder {
  /**
   * Opens the encoder of each rendition once.
   *
   * @param renditions planned renditions of this lane
   * @return one entry a rendition, in the same order
   */
  List<PreparedRendition> prepare(Path source, List<Rendition> renditions, Timeline timeline)
      throws MediaException, IOException;

  /** Encodes a task of this lane; segments come in order a rendition, in the calling thread. */
  void encode(SpanTask task, Codecs.SegmentSink sink) throws MediaException, IOException;
}

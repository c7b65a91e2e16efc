package dev.kinora.packager.source;

import dev.kinora.packager.MediaException;
import java.io.IOException;
import java.util.List;

/**
 * A container file whose samples can be found at random. What the index lists is known at once;
 * what it does not is read where it is asked for. Safe for use by any thread.
 */
public interface MediaSource extends AutoCloseable {
  /** The bytes. */
  SourceFile file();

  /** All tracks, in the container's order. */
  List<CodedTrack> tracks();

  /** Whether the index lists every sample, so that asking for them reads nothing of the media. */
  boolean listsEverySample();

  /**
   * When the key frames that the index lists are shown, in ticks of the track, growing. An index
   * may leave key frames out.
   */
  long[] keyTicks(CodedTrack track) throws MediaException, IOException;

  /**
   * Where the key frame that is shown at such a time lies.
   *
   * @param keyTicks one of {@link #keyTicks}
   * @throws MediaException if there is none, whatever the index says
   */
  CodedSample keyFrame(CodedTrack track, long keyTicks) throws MediaException, IOException;

  /**
   * Pictures in decoding order: from one key frame up to another, which is not among them.
   *
   * @param fromKeyTicks one of {@link #keyTicks}
   * @param toKeyTicks a later one of them, or {@link Long#MAX_VALUE} for all to the end
   */
  List<CodedSample> pictures(CodedTrack track, long fromKeyTicks, long toKeyTicks)
      throws MediaException, IOException;

  /**
   * Samples of a track without reordering that are shown from one time up to, but not at, another.
   */
  List<CodedSample> sounds(CodedTrack track, long fromTicks, long toTicks)
      throws MediaException, IOException;

  /**
   * What lies between two key frames takes at most so many bytes.
   *
   * @param toKeyTicks as for {@link #pictures}
   */
  long mostBytes(CodedTrack track, long fromKeyTicks, long toKeyTicks)
      throws MediaException, IOException;

  @Override
  void close() throws IOException;
}

package dev.kinora.transcoder.work;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Loudness;
import dev.kinora.packager.title.SourceInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything that needs codecs. One implementation does the work in this process and is used inside
 * a child only; the other one passes it to a child process and enforces its limits.
 *
 * <p>Not safe for use by several threads at once. Blocking; an interrupt of the calling thread ends
 * the work and its child.
 */
public interface Codecs extends AutoCloseable {
  /**
   * Reads what is inside a source. An index-less container is read to its end.
   *
   * @throws MediaException if the source is broken, not media, or not supported
   * @throws WorkFailure if the child died or ran over a limit
   * @throws IOException if the source cannot be read at all
   */
  SourceInfo probe(Path source) throws MediaException, WorkFailure, IOException;

  /**
   * How loud each sound track is over the channels of each of its renditions. Reads all of it.
   *
   * @throws MediaException if a track cannot be decoded
   */
  List<Loudness> loudness(Path source, SourceInfo info)
      throws MediaException, WorkFailure, IOException;

  /**
   * Opens the planned encoders once and returns each rendition's finished CMAF init segment.
   *
   * @return one entry a plan, in the same order
   */
  List<PreparedRendition> prepare(Path source, PreparePlan plan)
      throws MediaException, WorkFailure, IOException;

  /**
   * Encodes spans; each segment is handed over as soon as it is whole, in span order a rendition.
   */
  void encode(SpanTask task, SegmentSink sink) throws MediaException, WorkFailure, IOException;

  /**
   * A picture of the title as JPEG, upright, in square pixels, at most this wide.
   *
   * @return empty when the source has no picture
   */
  Optional<ByteBuffer> poster(Path source, SourceInfo info, int maxWidth)
      throws MediaException, WorkFailure, IOException;

  /**
   * A picture that lies beside a title, encoded anew as JPEG, at most this wide.
   *
   * @throws MediaException if it is no picture, or one that is too large
   */
  ByteBuffer picture(Path image, int maxWidth) throws MediaException, WorkFailure, IOException;

  /**
   * One sheet of small pictures of the title as JPEG.
   *
   * @throws MediaException if nothing of it can be decoded
   */
  ByteBuffer sheet(Path source, SheetTask task) throws MediaException, WorkFailure, IOException;

  /**
   * Decodes a header and a segment of a title from its first frame to its last, and keeps nothing.
   *
   * @param sourcePath of the title, since a child works on one source only
   * @param media header and segment, one behind the other
   * @return how many frames came out
   * @throws MediaException if anything of it does not decode, with a sentence
   */
  int decode(String sourcePath, ByteBuffer media) throws MediaException, WorkFailure, IOException;

  /**
   * Reads tracks of subtitles that are text. All of the source is read for it where the container
   * has no index of them.
   *
   * @param tracks their indexes in the source
   * @param origin the source's time, in seconds on its own clock, that is 0 in the documents
   * @return one entry a track, in the same order
   */
  List<EmbeddedText> texts(Path source, List<Integer> tracks, Rational origin)
      throws MediaException, WorkFailure, IOException;

  /** The build of program and codecs that decides the bytes, such as {@code kinora 0.1.0, …}. */
  String build() throws WorkFailure, IOException;

  @Override
  void close();

  /** Takes finished segments. Called in the thread that called {@link #encode}. */
  @FunctionalInterface
  interface SegmentSink {
    void accept(MadeSegment segment) throws IOException;
  }
}

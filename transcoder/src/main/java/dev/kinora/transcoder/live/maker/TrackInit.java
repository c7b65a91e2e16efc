package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.cmaf.HeaderSettings;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.transcoder.ffmpeg.AudioEncoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.InitMuxer;
import dev.kinora.transcoder.ffmpeg.VideoEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A track's CMAF header and its codecs string.
 *
 * @param bytes {@code ftyp} and {@code moov}
 */
record TrackInit(ByteBuffer bytes, String codecs) {
  /**
   * For frames that are taken over.
   *
   * @param offsetTicks reorder delay, which the edit list takes away
   */
  static TrackInit taken(
      Demuxer source,
      int stream,
      byte[] configuration,
      int trackId,
      int timescale,
      long offsetTicks)
      throws MediaException, IOException {
    byte[] written = InitMuxer.header(source, stream, configuration, timescale);
    return of(written, trackId, timescale, offsetTicks);
  }

  /** For pictures that are encoded here, without reordering. */
  static TrackInit of(VideoEncoder encoder, int trackId, int timescale)
      throws MediaException, IOException {
    return of(InitMuxer.header(encoder, timescale, Optional.empty()), trackId, timescale, 0);
  }

  /** For sound that is encoded here. */
  static TrackInit of(AudioEncoder encoder, int trackId, int timescale)
      throws MediaException, IOException {
    return of(InitMuxer.header(encoder, timescale, Optional.empty()), trackId, timescale, 0);
  }

  private static TrackInit of(byte[] written, int trackId, int timescale, long offsetTicks)
      throws MediaException {
    InitSegment init = InitSegment.parse(ByteBuffer.wrap(written));
    HeaderSettings settings = HeaderSettings.of(trackId, timescale, offsetTicks, "und");
    return new TrackInit(ByteBuffer.wrap(init.toCmafHeader(settings)), init.codecs());
  }
}

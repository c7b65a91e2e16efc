package dev.kinora.transcoder.probe;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.StreamView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out when the frames of a source are shown, without decoding them.
 *
 * <p>A file of modest size, and any file that has no index, is read to its end. Of a larger one
 * with a full index the index is read; of one that only knows where its key frames are, beginning
 * and end are read.
 */
final class PacketScan {
  /** Reading this much takes about as long as opening a large index. */
  private static final long MODEST_SIZE_BYTES = 64L << 20;

  private static final int HEAD_PACKETS = 400;
  private static final long TAIL_MICROS = 20_000_000;

  private final Map<Integer, StreamTimes> times = new HashMap<>();

  private final Map<Integer, FirstFrame> first;

  private PacketScan(Map<Integer, FirstFrame> first) {
    this.first = first;
  }

  /** The times of every stream's packets, of a few only in the middle of a large file. */
  static Map<Integer, StreamTimes> scan(
      Path source, Optional<Integer> picture, Map<Integer, FirstFrame> first)
      throws MediaException, IOException {
    PacketScan scan = new PacketScan(first);
    try (Demuxer demuxer = Demuxer.open(source);
        Packet packet = new Packet()) {
      if (Files.size(source) <= MODEST_SIZE_BYTES
          || demuxer.durationMicros().isEmpty()
          || !isSearchable(demuxer.formatName())) {
        scan.read(demuxer, packet, Integer.MAX_VALUE, -1);
      } else if (picture.isPresent() && scan.takeIndex(demuxer, picture.get())) {
        return scan.times;
      } else {
        int stream = picture.orElse(0);
        scan.read(demuxer, packet, HEAD_PACKETS, stream);
        scan.readTail(demuxer, packet, stream);
      }
    }
    return scan.times;
  }

  /** Formats whose header or index leads to a place by time. */
  private static boolean isSearchable(String format) {
    return !format.startsWith("mpeg");
  }

  private void read(Demuxer demuxer, Packet packet, int limit, int limitedStream)
      throws IOException {
    int seen = 0;
    while (seen < limit && demuxer.read(packet)) {
      times.computeIfAbsent(packet.streamIndex(), s -> new StreamTimes()).add(packet);
      seen += packet.streamIndex() == limitedStream ? 1 : 0;
    }
  }

  private boolean takeIndex(Demuxer demuxer, int picture) {
    boolean listsEveryFrame =
        demuxer.formatName().startsWith("mov") || demuxer.formatName().equals("avi");
    long stated = demuxer.streams().get(picture).frameCount();
    if (!listsEveryFrame || stated == 0 || demuxer.indexSize(picture) < stated) {
      return false;
    }
    for (StreamView stream : demuxer.streams()) {
      FirstFrame start = first.get(stream.index());
      if (start != null) {
        times.put(stream.index(), shown(demuxer.indexTimes(stream.index()), start.timeTicks()));
      }
    }
    return true;
  }

  /** An index lists decoding times: as many and as far apart as the frames shown, but earlier. */
  private static StreamTimes shown(long[] decoded, long startTicks) {
    StreamTimes list = new StreamTimes();
    for (int i = 0; i < decoded.length; i++) {
      long step = i + 1 < decoded.length ? decoded[i + 1] - decoded[i] : 0;
      list.add(decoded[i] - decoded[0] + startTicks, Math.max(0, step));
    }
    return list;
  }

  private void readTail(Demuxer demuxer, Packet packet, int stream) throws IOException {
    StreamView view = demuxer.streams().get(stream);
    long micros = demuxer.durationMicros().orElse(0L) - TAIL_MICROS;
    long offset = view.startTicks() == Packet.NO_TIME ? 0 : view.startTicks();
    long ticks = offset + Rational.of(micros, 1_000_000).dividedBy(view.timeBase()).floor();
    if (micros > 0 && !demuxer.seek(stream, ticks)) {
      throw new IOException(
          demuxer.name() + ": its end cannot be reached by its index; repair or remux the file");
    }
    read(demuxer, packet, Integer.MAX_VALUE, -1);
  }
}

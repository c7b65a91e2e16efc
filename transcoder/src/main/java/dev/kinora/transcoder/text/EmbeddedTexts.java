package dev.kinora.transcoder.text;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.work.EmbeddedText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the text tracks of a source in one pass; all other streams are skipped. */
public final class EmbeddedTexts {
  private EmbeddedTexts() {}

  /**
   * Reads tracks.
   *
   * @param tracks their indexes
   * @param origin the source's time, in seconds, that is 0 in the documents
   * @return one entry a track, in the same order
   */
  public static List<EmbeddedText> read(Path source, List<Integer> tracks, Rational origin)
      throws MediaException, IOException {
    try (Demuxer demuxer = Demuxer.open(source);
        Packet packet = new Packet()) {
      Map<Integer, TextTrackReader> readers = new LinkedHashMap<>();
      for (int track : tracks) {
        readers.put(track, TextTrackReader.of(demuxer, track, origin));
      }
      demuxer.select(readers.keySet());
      while (demuxer.read(packet)) {
        TextTrackReader reader = readers.get(packet.streamIndex());
        if (reader != null) {
          reader.take(packet);
        }
      }
      return readers.values().stream().map(TextTrackReader::finished).toList();
    }
  }
}

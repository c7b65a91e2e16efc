package dev.kinora.transcoder.text;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.text.StoredCues;
import dev.kinora.packager.text.TextLimits;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.StreamView;
import dev.kinora.transcoder.work.EmbeddedText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads one track. A track that breaks a rule has a problem and keeps no other one waiting. */
final class TextTrackReader {
  private static final long MILLIS = 1000;

  /** A cue of no stated length is shown until the next one, at most so long. */
  private static final long LONGEST_MILLIS = 5000;

  private final StreamView stream;
  private final Rational origin;
  private Optional<StoredCues> cues = Optional.empty();
  private Optional<String> problem = Optional.empty();
  private long bytes;
  private long waitingSince;
  private byte[] waiting = new byte[0];

  private TextTrackReader(StreamView stream, Rational origin) {
    this.stream = stream;
    this.origin = origin;
  }

  static TextTrackReader of(Demuxer demuxer, int track, Rational origin)
      throws MediaException.Unsupported {
    StreamView stream =
        demuxer.streams().stream()
            .filter(one -> one.index() == track)
            .findFirst()
            .orElseThrow(() ->
                new MediaException.Unsupported(demuxer.name() + ": there is no track " + track));
    String where = "%s, track %d (%s)".formatted(demuxer.name(), track, stream.codec());
    StoredCues.Coding coding =
        StoredCues.Coding.of(stream.codec())
            .orElseThrow(() -> new MediaException.Unsupported(where + ": is no text"));
    TextTrackReader reader = new TextTrackReader(stream, origin);
    reader.cues = Optional.of(new StoredCues(coding, demuxer.configuration(track), where));
    return reader;
  }

  void take(Packet packet) {
    if (problem.isPresent() || packet.ptsTicks() == Packet.NO_TIME) {
      return;
    }
    try {
      bytes += packet.sizeBytes();
      TextLimits.requireBytes(bytes, "track " + stream.index());
      long start = millis(packet.ptsTicks());
      flush(start);
      if (packet.durationTicks() > 0) {
        add(start, millis(packet.ptsTicks() + packet.durationTicks()), packet.bytes());
      } else {
        waitingSince = start;
        waiting = packet.bytes();
      }
    } catch (MediaException e) {
      problem = Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private long millis(long ticks) {
    return stream.timeBase().times(ticks).minus(origin).times(MILLIS).round();
  }

  private void flush(long next) throws MediaException.Unsupported {
    if (waiting.length > 0) {
      long end = next > waitingSince ? next : Long.MAX_VALUE;
      add(waitingSince, Math.min(end, waitingSince + LONGEST_MILLIS), waiting);
      waiting = new byte[0];
    }
  }

  private void add(long start, long end, byte[] stored) throws MediaException.Unsupported {
    cues.orElseThrow().add(start, end, stored);
  }

  EmbeddedText finished() {
    byte[] document = new byte[0];
    try {
      flush(Long.MAX_VALUE);
      document = cues.orElseThrow().finished().document().getBytes(StandardCharsets.UTF_8);
      TextLimits.requireBytes(document.length, "track " + stream.index());
    } catch (MediaException e) {
      problem = problem.or(() -> Optional.of(String.valueOf(e.getMessage())));
    }
    return new EmbeddedText(
        stream.index(), ByteBuffer.wrap(problem.isPresent() ? new byte[0] : document), problem);
  }
}

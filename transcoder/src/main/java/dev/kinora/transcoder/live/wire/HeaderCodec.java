package dev.kinora.transcoder.live.wire;

import dev.kinora.packager.live.LiveHeader;
import dev.kinora.packager.live.LiveTrack;
import dev.kinora.packager.time.Rational;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Headers as bytes. */
final class HeaderCodec {
  private static final int MOST_INIT_BYTES = 1 << 20;

  private HeaderCodec() {}

  static void write(LiveHeader header, DataOutputStream out) throws IOException {
    out.writeLong(header.startedAt().toEpochMilli());
    out.writeUTF(header.startSeconds().toString());
    out.writeInt(header.targetSeconds());
    out.writeByte(header.tracks().size());
    for (LiveTrack track : header.tracks()) {
      out.writeByte(
          switch (track) {
            case LiveTrack.Video v -> 'V';
            case LiveTrack.Audio a -> 'A';
          });
      common(track, out);
      switch (track) {
        case LiveTrack.Video video -> {
          out.writeInt(video.width());
          out.writeInt(video.height());
          out.writeUTF(video.frameRate().toString());
        }
        case LiveTrack.Audio audio -> {
          out.writeInt(audio.sampleRate());
          out.writeInt(audio.channels());
          out.writeInt(audio.primingTicks());
          out.writeUTF(audio.language().orElse(""));
        }
      }
    }
  }

  private static void common(LiveTrack track, DataOutputStream out) throws IOException {
    out.writeUTF(track.name());
    out.writeUTF(track.codecs());
    ReportPipe.bytes(out, track.init());
    out.writeInt(track.timescale());
    out.writeLong(track.peakBitsPerSecond());
    out.writeLong(track.averageBitsPerSecond());
  }

  static LiveHeader read(DataInputStream in) throws IOException {
    Instant startedAt = Instant.ofEpochMilli(in.readLong());
    Rational start = Rational.parse(in.readUTF());
    int target = in.readInt();
    int count = in.readUnsignedByte();
    List<LiveTrack> tracks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tracks.add(track(in));
    }
    return new LiveHeader(startedAt, start, target, tracks);
  }

  private static LiveTrack track(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    String name = in.readUTF();
    String codecs = in.readUTF();
    ByteBuffer init = ReportPipe.bytes(in, MOST_INIT_BYTES);
    int timescale = in.readInt();
    long peak = in.readLong();
    long average = in.readLong();
    return switch (kind) {
      case 'V' ->
          new LiveTrack.Video(
              name,
              codecs,
              init,
              timescale,
              peak,
              average,
              in.readInt(),
              in.readInt(),
              Rational.parse(in.readUTF()));
      case 'A' ->
          new LiveTrack.Audio(
              name,
              codecs,
              init,
              timescale,
              peak,
              average,
              in.readInt(),
              in.readInt(),
              in.readInt(),
              Optional.of(in.readUTF()).filter(language -> !language.isEmpty()));
      default -> throw new ProtocolException("expected a track, found byte " + kind);
    };
  }
}

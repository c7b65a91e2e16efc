package dev.kinora.transcoder.live.relay;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.ebml.Ebml;
import dev.kinora.packager.live.LiveRelay;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The start of a WebM stream as browsers get it: EBML header, a Segment without end, Info without
 * the title, since a key may stand in it, and Tracks.
 *
 * @param video the number of the picture's track
 */
record WebmHeader(LiveRelay.Header relay, OptionalLong video) {
  static final int EBML = 0x1a45dfa3;
  static final int SEGMENT = 0x18538067;
  static final int INFO = 0x1549a966;
  static final int TRACKS = 0x1654ae6b;
  private static final int DOC_TYPE = 0x4282;
  private static final int TIMESTAMP_SCALE = 0x2ad7b1;
  private static final int MUXING_APP = 0x4d80;
  private static final int WRITING_APP = 0x5741;
  private static final int TRACK_ENTRY = 0xae;
  private static final int TRACK_NUMBER = 0xd7;
  private static final int TRACK_TYPE = 0x83;
  private static final int CODEC_ID = 0x86;
  private static final int HEAD_BYTES = 12;
  private static final ByteBuffer KINORA =
      ByteBuffer.wrap("Kinora".getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();

  /** One track as its entry describes it. */
  private record Track(long number, long type, String codec) {}

  /**
   * The header for these elements' contents, or nothing where browsers cannot play what they
   * announce.
   */
  static Optional<WebmHeader> of(ByteBuffer ebml, ByteBuffer info, ByteBuffer tracks)
      throws MediaException {
    boolean webm =
        Ebml.first(Ebml.all(ebml), DOC_TYPE).filter(type -> type.text().equals("webm")).isPresent();
    List<Track> entries = new ArrayList<>();
    for (Ebml.Element element : Ebml.all(tracks)) {
      if (element.id() == TRACK_ENTRY) {
        entries.add(track(element));
      }
    }
    Optional<String> codecs = codecs(entries);
    if (!webm || codecs.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong video =
        entries.stream().filter(t -> t.type() == 1).mapToLong(Track::number).findFirst();
    String kind = video.isPresent() ? "video" : "audio";
    String mime = kind + "/webm; codecs=\"" + codecs.get() + "\"";
    return Optional.of(
        new WebmHeader(new LiveRelay.Header(mime, bytes(ebml, info, tracks)), video));
  }

  private static Track track(Ebml.Element entry) throws MediaException {
    List<Ebml.Element> members = Ebml.all(entry.content());
    return new Track(
        Ebml.first(members, TRACK_NUMBER).map(Ebml.Element::number).orElse(0L),
        Ebml.first(members, TRACK_TYPE).map(Ebml.Element::number).orElse(0L),
        Ebml.first(members, CODEC_ID).map(Ebml.Element::text).orElse(""));
  }

  /** What a browser is told: at most one picture and one sound, in codings it knows. */
  private static Optional<String> codecs(List<Track> entries) {
    List<String> names = new ArrayList<>();
    for (Track track : entries) {
      switch (track.codec()) {
        case "V_VP8" -> names.add("vp8");
        case "V_VP9" -> names.add("vp9");
        case "A_OPUS" -> names.add("opus");
        case "A_VORBIS" -> names.add("vorbis");
        default -> {
          return Optional.empty();
        }
      }
    }
    boolean single = entries.stream().map(Track::type).distinct().count() == entries.size();
    return names.isEmpty() || !single ? Optional.empty() : Optional.of(String.join(",", names));
  }

  private static ByteBuffer bytes(ByteBuffer ebml, ByteBuffer info, ByteBuffer tracks)
      throws MediaException {
    ByteBuffer about = ByteBuffer.allocate(info.remaining() + 3 * HEAD_BYTES + 16);
    for (Ebml.Element element : Ebml.all(info)) {
      if (element.id() == TIMESTAMP_SCALE) {
        Ebml.put(about, TIMESTAMP_SCALE, element.content());
      }
    }
    Ebml.put(about, MUXING_APP, KINORA);
    Ebml.put(about, WRITING_APP, KINORA);
    about.flip();
    int size = ebml.remaining() + about.remaining() + tracks.remaining() + 4 * HEAD_BYTES;
    ByteBuffer out = ByteBuffer.allocate(size);
    Ebml.put(out, EBML, ebml);
    Ebml.putHead(out, SEGMENT, Ebml.UNKNOWN_SIZE);
    Ebml.put(out, INFO, about);
    Ebml.put(out, TRACKS, tracks);
    return out.flip();
  }
}

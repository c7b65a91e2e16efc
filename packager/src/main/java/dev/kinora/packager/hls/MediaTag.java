package dev.kinora.packager.hls;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.hls.MediaPlaylist.Segment;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The tags of a media playlist in the order they are written; each reads and writes itself. */
enum MediaTag {
  VERSION("#EXT-X-VERSION") {
    @Override
    void read(Line line, MediaDraft draft) throws MediaException {
      draft.version = (int) line.wholeNumber(Integer.MAX_VALUE);
    }

    @Override
    void write(MediaPlaylist list, Lines out) {
      out.tag(tag, list.version());
    }
  },

  TARGETDURATION("#EXT-X-TARGETDURATION") {
    @Override
    void read(Line line, MediaDraft draft) throws MediaException {
      draft.targetSeconds = Optional.of((int) line.wholeNumber(Integer.MAX_VALUE));
    }

    @Override
    void write(MediaPlaylist list, Lines out) {
      out.tag(tag, list.targetSeconds());
    }
  },

  MEDIA_SEQUENCE("#EXT-X-MEDIA-SEQUENCE") {
    @Override
    void read(Line line, MediaDraft draft) throws MediaException {
      // RFC 8216, 4.3.3.2: before the first segment.
      draft.beforeSegments(line);
      draft.mediaSequence = line.wholeNumber(Long.MAX_VALUE);
    }

    @Override
    void write(MediaPlaylist list, Lines out) {
      out.tag(tag, list.mediaSequence());
    }
  },

  DISCONTINUITY_SEQUENCE("#EXT-X-DISCONTINUITY-SEQUENCE") {
    @Override
    void read(Line line, MediaDraft draft) throws MediaException {
      // RFC 8216, 4.3.3.3: before the first segment and the first discontinuity.
      draft.beforeSegments(line);
      if (draft.discontinuity) {
        throw line.malformed("the tag before the first discontinuity", line.value());
      }
      draft.discontinuitySequence = (int) line.wholeNumber(Integer.MAX_VALUE);
    }

    @Override
    void write(MediaPlaylist list, Lines out) {
      if (list.discontinuitySequence() > 0) {
        out.tag(tag, list.discontinuitySequence());
      }
    }
  },

  PLAYLIST_TYPE("#EXT-X-PLAYLIST-TYPE") {
    @Override
    void read(Line line, MediaDraft draft) throws MediaException {
      draft.type =
          switch (line.value()) {
            case "VOD" -> Optional.of(MediaPlaylist.Type.VOD);
            case "EVENT" -> Optional.of(MediaPlaylist.Type.EVENT);
            default -> throw line.malformed("VOD or EVENT", line.value());
          };
    }

    @Override
    void write(MediaPlaylist list, Lines out) {
      list.type().ifPresent(type -> out.tag(tag, type));
    }
  },

  INDEPENDENT_SEGMENTS(MultivariantTag.INDEPENDENT) {
    @Override
    void read(Line line, MediaDraft draft) throws MediaException {
      line.bare();
      draft.independentSegments = true;
    }

    @Override
    void write(MediaPlaylist list, Lines out) {
      if (list.independentSegments()) {
        out.line(tag);
      }
    }
  },

  DISCONTINUITY("#EXT-X-DISCONTINUITY") {
    @Override
    void read(Line line, MediaDraft draft) throws MediaException {
      line.bare();
      draft.discontinuity = true;
    }

    @Override
    void writeBefore(Segment segment, Lines out) {
      if (segment.discontinuity()) {
        out.line(tag);
      }
    }
  },

  MAP("#EXT-X-MAP") {
    @Override
    void read(Line line, MediaDraft draft) throws MediaException {
      Attributes attributes = line.attributes();
      if (attributes.text("BYTERANGE").isPresent()) {
        throw line.unsupported();
      }
      draft.map(line, attributes.requiredText("URI"));
    }

    @Override
    void write(MediaPlaylist list, Lines out) {
      list.map().ifPresent(uri -> writeOne(uri, out));
    }

    @Override
    void writeBefore(Segment segment, Lines out) {
      segment.map().ifPresent(uri -> writeOne(uri, out));
    }

    private void writeOne(String uri, Lines out) {
      out.tag(tag, new Lines.AttributeWriter().text("URI", uri));
    }
  },

  PROGRAM_DATE_TIME("#EXT-X-PROGRAM-DATE-TIME") {
    @Override
    void read(Line line, MediaDraft draft) throws MediaException {
      try {
        draft.date = Optional.of(OffsetDateTime.parse(line.value()).toInstant());
      } catch (DateTimeParseException _) {
        throw line.malformed("a date such as 2026-01-02T03:04:05.678Z", line.value());
      }
    }

    @Override
    void writeBefore(Segment segment, Lines out) {
      segment.date().ifPresent(date -> out.tag(tag, DATE.format(date)));
    }
  },

  EXTINF("#EXTINF") {
    @Override
    void read(Line line, MediaDraft draft) throws MediaException {
      if (draft.extinf.isPresent()) {
        throw line.malformed("a URI after the former #EXTINF", line.value());
      }
      int comma = line.value().indexOf(',');
      String seconds = comma < 0 ? line.value() : line.value().substring(0, comma);
      BigDecimal duration = line.decimal(seconds);
      draft.extinf = Optional.of(duration);
    }

    @Override
    void write(MediaPlaylist list, Lines out) {
      for (Segment segment : list.segments()) {
        for (MediaTag before : values()) {
          before.writeBefore(segment, out);
        }
        out.line(tag + ":" + segment.durationSeconds().toPlainString() + ",");
        out.line(segment.uri());
      }
    }
  },

  ENDLIST("#EXT-X-ENDLIST") {
    @Override
    void read(Line line, MediaDraft draft) throws MediaException {
      line.bare();
      draft.ended = true;
    }

    @Override
    void write(MediaPlaylist list, Lines out) {
      if (list.ended()) {
        out.line(tag);
      }
    }
  };

  private static final Set<MediaTag> OF_SEGMENTS =
      EnumSet.of(DISCONTINUITY, MAP, PROGRAM_DATE_TIME, EXTINF);

  /** RFC 8216, 4.3.2.6: with a zone, and milliseconds even where they are 0. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Tags of media playlists that the model does not carry. */
  private static final Set<String> NOT_CARRIED =
      Set.of(
          "#EXT-X-BYTERANGE",
          "#EXT-X-KEY",
          "#EXT-X-DATERANGE",
          "#EXT-X-GAP",
          "#EXT-X-BITRATE",
          "#EXT-X-I-FRAMES-ONLY",
          "#EXT-X-START",
          "#EXT-X-DEFINE",
          "#EXT-X-PART",
          "#EXT-X-PART-INF",
          "#EXT-X-SERVER-CONTROL",
          "#EXT-X-PRELOAD-HINT",
          "#EXT-X-RENDITION-REPORT",
          "#EXT-X-SKIP");

  final String tag;

  MediaTag(String tag) {
    this.tag = tag;
  }

  abstract void read(Line line, MediaDraft draft) throws MediaException;

  /** What stands before all segments, or all of them. */
  void write(MediaPlaylist list, Lines out) {
    // Only tags of the whole list say something here.
  }

  /** What stands before one segment. */
  void writeBefore(Segment segment, Lines out) {
    // Only tags of single segments say something here.
  }

  static MediaPlaylist readAll(byte[] playlist, String where) throws MediaException {
    var draft = new MediaDraft(where);
    Set<MediaTag> seen = EnumSet.noneOf(MediaTag.class);
    for (Line line : PlaylistText.lines(playlist, where)) {
      if (line.isUri()) {
        draft.segment(line);
        continue;
      }
      Optional<MediaTag> tag = named(line.name());
      if (tag.isPresent()) {
        if (!seen.add(tag.get()) && !OF_SEGMENTS.contains(tag.get())) {
          throw line.malformed("the tag once", line.value());
        }
        tag.get().read(line, draft);
      } else if (NOT_CARRIED.contains(line.name())) {
        throw line.unsupported();
      } else if (MultivariantTag.belongsOnlyHere(line.name())) {
        throw line.malformed("a media playlist", "a tag of multivariant playlists");
      }
    }
    return draft.finished();
  }

  static String writeAll(MediaPlaylist list) {
    var out = new Lines();
    out.line(PlaylistText.EXTM3U);
    for (MediaTag tag : values()) {
      tag.write(list, out);
    }
    return out.toString();
  }

  /** Whether a tag of that name makes a playlist a media playlist. */
  static boolean belongsOnlyHere(String name) {
    Optional<MediaTag> tag = named(name);
    return tag.isPresent() && tag.get() != VERSION && tag.get() != INDEPENDENT_SEGMENTS;
  }

  private static Optional<MediaTag> named(String name) {
    for (MediaTag tag : values()) {
      if (tag.tag.equals(name)) {
        return Optional.of(tag);
      }
    }
    return Optional.empty();
  }
}

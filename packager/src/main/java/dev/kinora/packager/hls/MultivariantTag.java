package dev.kinora.packager.hls;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.hls.MultivariantPlaylist.Sound;
import dev.kinora.packager.hls.MultivariantPlaylist.Text;
import dev.kinora.packager.hls.MultivariantPlaylist.Variant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The tags of a multivariant playlist in the order they are written. */
enum MultivariantTag {
  VERSION("#EXT-X-VERSION") {
    @Override
    void read(Line line, MultivariantDraft draft) throws MediaException {
      draft.version = (int) line.wholeNumber(Integer.MAX_VALUE);
    }

    @Override
    void write(MultivariantPlaylist list, Lines out) {
      out.tag(tag, list.version());
    }
  },

  INDEPENDENT_SEGMENTS(MultivariantTag.INDEPENDENT) {
    @Override
    void read(Line line, MultivariantDraft draft) throws MediaException {
      line.bare();
      draft.independentSegments = true;
    }

    @Override
    void write(MultivariantPlaylist list, Lines out) {
      if (list.independentSegments()) {
        out.line(tag);
      }
    }
  },

  MEDIA("#EXT-X-MEDIA") {
    @Override
    void read(Line line, MultivariantDraft draft) throws MediaException {
      if (line.attributes().word("TYPE").equals(Optional.of(TextAttributes.TYPE))) {
        draft.texts.add(TextAttributes.read(line));
      } else {
        draft.sound.add(SoundAttributes.read(line));
      }
    }

    @Override
    void write(MultivariantPlaylist list, Lines out) {
      for (Sound sound : list.sound()) {
        out.tag(tag, SoundAttributes.write(sound));
      }
      for (Text text : list.texts()) {
        out.tag(tag, TextAttributes.write(text));
      }
    }
  },

  STREAM_INF("#EXT-X-STREAM-INF") {
    @Override
    void read(Line line, MultivariantDraft draft) {
      draft.streamInf = Optional.of(line);
    }

    @Override
    void write(MultivariantPlaylist list, Lines out) {
      for (Variant variant : list.variants()) {
        out.tag(tag, VariantAttributes.write(variant));
        out.line(variant.uri());
      }
    }
  };

  static final String INDEPENDENT = "#EXT-X-INDEPENDENT-SEGMENTS";

  /** Tags of multivariant playlists that the model does not carry. */
  private static final Set<String> NOT_CARRIED =
      Set.of(
          "#EXT-X-I-FRAME-STREAM-INF",
          "#EXT-X-SESSION-DATA",
          "#EXT-X-SESSION-KEY",
          "#EXT-X-CONTENT-STEERING",
          "#EXT-X-DEFINE",
          "#EXT-X-START");

  final String tag;

  MultivariantTag(String tag) {
    this.tag = tag;
  }

  abstract void read(Line line, MultivariantDraft draft) throws MediaException;

  abstract void write(MultivariantPlaylist list, Lines out);

  static MultivariantPlaylist readAll(byte[] playlist, String where) throws MediaException {
    var draft = new MultivariantDraft(where);
    Set<MultivariantTag> seen = EnumSet.noneOf(MultivariantTag.class);
    for (Line line : PlaylistText.lines(playlist, where)) {
      if (line.isUri()) {
        draft.variant(line);
        continue;
      }
      draft.noTagBetween(line);
      Optional<MultivariantTag> tag = named(line.name());
      if (tag.isPresent()) {
        boolean again = !seen.add(tag.get());
        if (again && tag.get() != MEDIA && tag.get() != STREAM_INF) {
          throw line.malformed("the tag once", line.value());
        }
        tag.get().read(line, draft);
      } else if (NOT_CARRIED.contains(line.name())) {
        throw line.unsupported();
      } else if (MediaTag.belongsOnlyHere(line.name())) {
        throw line.malformed("a multivariant playlist", "a tag of media playlists");
      }
    }
    return draft.finished();
  }

  static String writeAll(MultivariantPlaylist list) {
    var out = new Lines();
    out.line(PlaylistText.EXTM3U);
    for (MultivariantTag tag : values()) {
      tag.write(list, out);
    }
    return out.toString();
  }

  /** Whether a tag of that name makes a playlist a multivariant playlist. */
  static boolean belongsOnlyHere(String name) {
    return name.equals(MEDIA.tag)
        || name.equals(STREAM_INF.tag)
        || name.equals("#EXT-X-I-FRAME-STREAM-INF")
        || name.startsWith("#EXT-X-SESSION-")
        || name.equals("#EXT-X-CONTENT-STEERING");
  }

  private static Optional<MultivariantTag> named(String name) {
    for (MultivariantTag tag : values()) {
      if (tag.tag.equals(name)) {
        return Optional.of(tag);
      }
    }
    return Optional.empty();
  }
}

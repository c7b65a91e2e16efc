package dev.kinora.packager.publish;

import dev.kinora.packager.title.Rendition;

/**
 * What can be published of a title, by a name that cannot be anything else: every part is checked
 * when the value is made, so no asset can name a place outside its title's folder.
 */
public sealed interface Asset {
  /** The title it belongs to. */
  String titleId();

  /** One of the few files that a title has once. */
  record Document(String titleId, Kind kind) implements Asset {
    public Document {
      AssetLayout.checkTitle(titleId);
    }
  }

  /** A rendition's CMAF header. */
  record Init(String titleId, String rendition) implements Asset {
    public Init {
      AssetLayout.checkTitle(titleId);
      if (!Rendition.NAME.matcher(rendition).matches()) {
        throw new IllegalArgumentException(
            "rendition: expected " + Rendition.NAME + ", found \"" + rendition + "\"");
      }
    }
  }

  /** A track of subtitles, whole, as WebVTT. */
  record Text(String titleId, String track) implements Asset {
    public Text {
      AssetLayout.checkTitle(titleId);
      if (!Rendition.NAME.matcher(track).matches()) {
        throw new IllegalArgumentException(
            "track: expected " + Rendition.NAME + ", found \"" + track + "\"");
      }
    }
  }

  /** A media segment. */
  record Media(SegmentKey key) implements Asset {
    @Override
    public String titleId() {
      return key.titleId();
    }
  }

  /** Several small pictures of a title on one JPEG. */
  record Sheet(String titleId, String name, int number) implements Asset {
    public Sheet {
      AssetLayout.checkTitle(titleId);
      if (!Rendition.NAME.matcher(name).matches() || number < 0) {
        throw new IllegalArgumentException(
            "sheet: expected %s and a number, found \"%s\" and %d"
                .formatted(Rendition.NAME, name, number));
      }
    }
  }

  /** Which document. */
  enum Kind {
    /**
     * The {@link dev.kinora.packager.title.Title} itself; published last, its presence makes the
     * folder a title.
     */
    TITLE("title.json"),
    /** What the finished segments weigh; its presence makes the title ready. */
    MEASURED("measured.json"),
    /** Why the title cannot be finished. */
    FAILURE("failure.json"),
    /** A picture for the catalogue. */
    POSTER("poster.jpg"),
    /** A title that is still being recorded, but for its timelines; goes when the title comes. */
    LIVE("live.json");

    private final String fileName;

    Kind(String fileName) {
      this.fileName = fileName;
    }

    /** The file's name in the title's folder. */
    public String fileName() {
      return fileName;
    }
  }
}

package dev.kinora.packager.publish;

import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where everything stands in a data folder, in both directions. Immutable.
 *
 * <pre>
 * {root}/titles/{id}/title.json  measured.json  failure.json  poster.jpg  live.json
 *                    {rendition}/init.mp4
 *                                {n}.m4s
 *                    {sheets}/{n}.jpg
 *                    {text track}/subtitles.vtt
 * {root}/drafts/…                                 what is being written, on the same disk
 * </pre>
 */
public final class AssetLayout {
  // Without leading zeros, so that a segment has exactly one name.
  private static final Pattern MEDIA = Pattern.compile("(0|[1-9]\\d{0,8})\\.m4s");
  private static final Pattern SHEET = Pattern.compile("(0|[1-9]\\d{0,8})\\.jpg");
  private static final String INIT = "init.mp4";

  /** The file's name of subtitles that are kept whole. */
  public static final String TEXT = "subtitles.vtt";

  private final Path root;

  /**
   * The layout of a data folder that exists. A symbolic link to the folder is followed here, once.
   */
  public AssetLayout(Path root) throws IOException {
    this.root = root.toRealPath();
  }

  /** The data folder, absolute and without links. */
  public Path root() {
    return root;
  }

  /** The folder that holds a folder for each title. */
  public Path titles() {
    return root.resolve("titles");
  }

  /** The folder for what is being written. */
  public Path drafts() {
    return root.resolve("drafts");
  }

  /** A title's folder. */
  public Path title(String titleId) {
    checkTitle(titleId);
    return inside(titles().resolve(titleId));
  }

  /** Where an asset is or will be. */
  public Path file(Asset asset) {
    return inside(titles().resolve(name(asset)));
  }

  /** The folder that an asset is in. */
  Path folder(Asset asset) {
    Path title = title(asset.titleId());
    return switch (asset) {
      case Asset.Document _ -> title;
      case Asset.Init i -> inside(title.resolve(i.rendition()));
      case Asset.Text t -> inside(title.resolve(t.track()));
      case Asset.Media m -> inside(title.resolve(m.key().rendition()));
      case Asset.Sheet s -> inside(title.resolve(s.name()));
    };
  }

  /** An asset's name below {@code titles/}, such as {@code abcd1234/v720-0a1b/12.m4s}. */
  public static String name(Asset asset) {
    return switch (asset) {
      case Asset.Document d -> d.titleId() + "/" + d.kind().fileName();
      case Asset.Init i -> i.titleId() + "/" + i.rendition() + "/" + INIT;
      case Asset.Text t -> t.titleId() + "/" + t.track() + "/" + TEXT;
      case Asset.Media m ->
          m.titleId() + "/" + m.key().rendition() + "/" + m.key().number() + ".m4s";
      case Asset.Sheet s -> s.titleId() + "/" + s.name() + "/" + s.number() + ".jpg";
    };
  }

  /** The asset of a {@link #name}, or nothing if the name is no asset's. */
  public static Optional<Asset> parse(String name) {
    String[] parts = name.split("/", 4);
    if (!Title.ID.matcher(parts[0]).matches()) {
      return Optional.empty();
    }
    return switch (parts.length) {
      case 2 -> document(parts[0], parts[1]);
      case 3 -> ofRendition(parts[0], parts[1], parts[2]);
      default -> Optional.empty();
    };
  }

  private static Optional<Asset> document(String titleId, String file) {
    for (Asset.Kind kind : Asset.Kind.values()) {
      if (kind.fileName().equals(file)) {
        return Optional.of(new Asset.Document(titleId, kind));
      }
    }
    return Optional.empty();
  }

  private static Optional<Asset> ofRendition(String titleId, String rendition, String file) {
    if (!Rendition.NAME.matcher(rendition).matches()) {
      return Optional.empty();
    }
    if (file.equals(INIT)) {
      return Optional.of(new Asset.Init(titleId, rendition));
    }
    if (file.equals(TEXT)) {
      return Optional.of(new Asset.Text(titleId, rendition));
    }
    Matcher sheet = SHEET.matcher(file);
    if (sheet.matches()) {
      return Optional.of(new Asset.Sheet(titleId, rendition, Integer.parseInt(sheet.group(1))));
    }
    Matcher media = MEDIA.matcher(file);
    return media.matches()
        ? Optional.of(
            new Asset.Media(new SegmentKey(titleId, rendition, Integer.parseInt(media.group(1)))))
        : Optional.empty();
  }

  /**
   * Refuses a file that a symbolic link inside the data folder leads out of it.
   *
   * @return the file's path without links
   * @throws java.nio.file.NoSuchFileException if there is no such file
   * @throws LinkedOutside if it is such a link
   */
  Path followed(Path file) throws IOException {
    Path real = file.toRealPath();
    if (!real.startsWith(root)) {
      throw new LinkedOutside(file, root, real);
    }
    return real;
  }

  /** Refuses what cannot be a title's folder. */
  static void checkTitle(String id) {
    if (!Title.ID.matcher(id).matches()) {
      throw new IllegalArgumentException("title: expected " + Title.ID + ", found \"" + id + "\"");
    }
  }

  private Path inside(Path path) {
    Path normal = path.normalize();
    if (!normal.startsWith(titles()) || normal.equals(titles())) {
      throw new IllegalArgumentException(path + ": expected a place inside " + titles());
    }
    return normal;
  }
}

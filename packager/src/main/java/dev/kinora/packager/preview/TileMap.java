package dev.kinora.packager.preview;

import dev.kinora.packager.time.Rational;
import java.util.function.IntPredicate;

/**
 * The map from times to tiles as WebVTT, the form that players know: a cue for each tile, its text
 * the sheet's address relative to the map with the tile's place as a media fragment (W3C Media
 * Fragments, 4.2.2).
 *
 * <pre>
 * 00:00:02.000 --&gt; 00:00:04.000
 * s108-0a1b2c3d4e/0.jpg#xywh=192,0,192,108
 * </pre>
 */
public final class TileMap {
  /** The media type of {@link #write}. */
  public static final String MEDIA_TYPE = "text/vtt";

  /** Name of the map in the title's folder. */
  public static final String NAME = "thumbnails.vtt";

  private static final long MILLIS = 1000;

  private TileMap() {}

  /**
   * Writes the map of the sheets that exist.
   *
   * @param durationSeconds the title's; the last tile ends there
   * @param query what follows the addresses of sheets, with its question mark, or nothing
   * @param exists whether the sheet of that number is published
   */
  public static String write(
      SheetPlan plan, Rational durationSeconds, String query, IntPredicate exists) {
    long endMillis = durationSeconds.times(MILLIS).floor();
    StringBuilder out = new StringBuilder("WEBVTT\n");
    for (int sheet = 0; sheet < plan.sheets(); sheet++) {
      if (exists.test(sheet)) {
        for (int n = 0; n < plan.tilesOn(sheet); n++) {
          cue(out, plan, query, sheet, n, endMillis);
        }
      }
    }
    return out.toString();
  }

  private static void cue(
      StringBuilder out, SheetPlan plan, String query, int sheet, int n, long endMillis) {
    long from = (plan.firstTile(sheet) + n) * MILLIS * plan.intervalSeconds();
    long to = Math.max(from + 1, Math.min(endMillis, from + MILLIS * plan.intervalSeconds()));
    out.append('\n')
        .append(time(from))
        .append(" --> ")
        .append(time(to))
        .append('\n')
        .append(plan.name())
        .append('/')
        .append(sheet)
        .append(".jpg")
        .append(query)
        .append("#xywh=")
        .append(n % SheetPlan.COLUMNS * plan.tileWidth())
        .append(',')
        .append(n / SheetPlan.COLUMNS * plan.tileHeight())
        .append(',')
        .append(plan.tileWidth())
        .append(',')
        .append(plan.tileHeight())
        .append('\n');
  }

  private static String time(long millis) {
    return "%02d:%02d:%02d.%03d"
        .formatted(millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60, millis % 1000);
  }
}

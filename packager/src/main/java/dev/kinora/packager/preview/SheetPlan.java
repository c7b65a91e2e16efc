package dev.kinora.packager.preview;

import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Which tiles a title has and where they stand. Pure; tile {@code k} stands for the time from
 * {@code k * intervalSeconds} on.
 *
 * @param name folder and URL name of the sheets; ends in a digest of source and recipe, so that an
 *     address never changes its bytes
 * @param tileWidth in pixels, even
 * @param tileHeight in pixels, even
 * @param intervalSeconds from one tile to the next
 * @param toleranceSeconds how much older than its time a tile's picture may be, where that saves
 *     decoding; 0 if it has to be of the tile's own time
 * @param tiles how many there are, 1 or more
 */
public record SheetPlan(
    String name,
    int tileWidth,
    int tileHeight,
    int intervalSeconds,
    int toleranceSeconds,
    int tiles) {
  /** Tiles beside one another on a sheet. */
  public static final int COLUMNS = 5;

  /** Rows of tiles on a sheet that is full. */
  public static final int ROWS = 5;

  /** Most tiles a title has: three hours at ten seconds. */
  static final int MOST_TILES = 1080;

  private static final int TILES_A_SHEET = COLUMNS * ROWS;
  private static final int LONGEST_SIDE = 192;
  private static final int TALLEST_LYING = 144;
  private static final int RECIPE = 1;
  private static final int DIGITS = 10;
  private static final int SHORT_SECONDS = 10 * 60;
  private static final int MIDDLE_SECONDS = 30 * 60;

  /** The plan of a title; empty without a picture, or without a file to take it from. */
  public static Optional<SheetPlan> of(Title title) {
    Optional<Rendition.Video> picture = title.video().stream().findFirst();
    if (picture.isEmpty() || title.info().video().isEmpty() || !title.source().hasFile()) {
      return Optional.empty();
    }
    int width = picture.get().width();
    int height = picture.get().height();
    Rational factor = Rational.of(LONGEST_SIDE, Math.max(width, height));
    if (width > height && factor.times(height).compareTo(Rational.of(TALLEST_LYING)) > 0) {
      factor = Rational.of(TALLEST_LYING, height);
    }
    if (factor.compareTo(Rational.ONE) > 0) {
      factor = Rational.ONE;
    }
    SheetPlan plan =
        timed(
            title.durationSeconds(), evenSide(factor.times(width)), evenSide(factor.times(height)));
    return Optional.of(plan.named("s" + plan.tileHeight + "-" + digest(title, plan)));
  }

  private static int evenSide(Rational side) {
    return Math.max(2, Math.toIntExact(side.dividedBy(Rational.of(2)).round()) * 2);
  }

  /** Every 2 seconds up to 10 minutes, 5 up to half an hour, then 10 or as many as it takes. */
  static SheetPlan timed(Rational durationSeconds, int tileWidth, int tileHeight) {
    long seconds = Math.max(1, durationSeconds.ceil());
    long interval;
    if (seconds <= SHORT_SECONDS) {
      interval = 2;
    } else if (seconds <= MIDDLE_SECONDS) {
      interval = 5;
    } else {
      interval = Math.max(10, Math.ceilDiv(seconds, MOST_TILES));
    }
    long tiles = Math.max(1, durationSeconds.dividedBy(Rational.of(interval)).ceil());
    return new SheetPlan(
        "",
        tileWidth,
        tileHeight,
        Math.toIntExact(interval),
        seconds <= SHORT_SECONDS ? 0 : Math.toIntExact(interval),
        Math.toIntExact(tiles));
  }

  private SheetPlan named(String newName) {
    return new SheetPlan(newName, tileWidth, tileHeight, intervalSeconds, toleranceSeconds, tiles);
  }

  private static String digest(Title title, SheetPlan plan) {
    String recipe =
        String.join(
            "\n",
            title.source().fingerprint(),
            title.origin().toString(),
            title.build(),
            RECIPE + " " + COLUMNS + "x" + ROWS + " " + plan);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(recipe.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** How many sheets it takes. */
  public int sheets() {
    return Math.ceilDiv(tiles, TILES_A_SHEET);
  }

  /** The sheet of a tile. */
  public int sheetOf(int tile) {
    return tile / TILES_A_SHEET;
  }

  /** The first tile on a sheet. */
  public int firstTile(int sheet) {
    return sheet * TILES_A_SHEET;
  }

  /** How many tiles a sheet holds; the last one may hold fewer. */
  public int tilesOn(int sheet) {
    return Math.min(TILES_A_SHEET, tiles - firstTile(sheet));
  }

  /** Where the sheet of a title is published. */
  public Asset.Sheet asset(String titleId, int sheet) {
    return new Asset.Sheet(titleId, name, sheet);
  }
}

package dev.kinora.packager.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.time.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetPlanTest {
  @ParameterizedTest
  @CsvSource({
    // seconds of film, seconds a tile, how much older a picture may be, tiles, sheets
    "1/25,      2,  0,    1,  1",
    "2,         2,  0,    1,  1",
    "40,        2,  0,   20,  1",
    "1001/20,   2,  0,   26,  2",
    "600,       2,  0,  300, 12",
    "6001/10,   5,  5,  121,  5",
    "1800,      5,  5,  360, 15",
    "7200,     10, 10,  720, 29",
    "10800,    10, 10, 1080, 44",
    "36000,    34, 34, 1059, 43",
  })
  void tilesByLength(String seconds, int interval, int tolerance, int tiles, int sheets) {
    SheetPlan plan = SheetPlan.timed(Rational.parse(seconds), 192, 108);
    assertEquals(interval, plan.intervalSeconds());
    assertEquals(tolerance, plan.toleranceSeconds());
    assertEquals(tiles, plan.tiles());
    assertEquals(sheets, plan.sheets());
    assertTrue(plan.tiles() <= SheetPlan.MOST_TILES);
    int last = sheets - 1;
    assertEquals(tiles, plan.firstTile(last) + plan.tilesOn(last));
  }

  @Test
  void theMapNamesEveryTileOfTheSheetsThatExist() {
    SheetPlan plan = new SheetPlan("s108-0a1b2c3d4e", 192, 108, 2, 0, 27);
    String map = TileMap.write(plan, Rational.parse("527/10"), "?sig=x", sheet -> sheet == 1);
    assertEquals(
        """
        WEBVTT

        00:00:50.000 --> 00:00:52.000
        s108-0a1b2c3d4e/1.jpg?sig=x#xywh=0,0,192,108

        00:00:52.000 --> 00:00:52.700
        s108-0a1b2c3d4e/1.jpg?sig=x#xywh=192,0,192,108
        """,
        map);
    String whole = TileMap.write(plan, Rational.parse("527/10"), "", sheet -> true);
    assertTrue(
        whole.contains("00:00:14.000 --> 00:00:16.000\ns108-0a1b2c3d4e/0.jpg#xywh=384,108,192,108"),
        whole);
  }
}

package dev.kinora.cli.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.concurrent.TimeUnit;

/** The player's page, asked as a viewer's eyes would: by the picture itself. */
final class FilmPage {
  private static final int PATIENCE_MILLIS = 60_000;

  private static final String SEEK =
      """
      (seconds) => new Promise((resolve, reject) => {
        const video = window.kinoraPlayer.video;
        const late = setTimeout(() => reject(new Error('no frame after the seek')), 60000);
        // Asked for before the jump: a frame that was shown already is not told again.
        const shown = (now, frame) => {
          if (Math.abs(frame.mediaTime - seconds) < 0.5) {
            clearTimeout(late);
            resolve(frame.mediaTime);
          } else {
            video.requestVideoFrameCallback(shown);
          }
        };
        video.pause();
        video.requestVideoFrameCallback(shown);
        video.currentTime = seconds;
      })
      """;

  private final Page page;

  FilmPage(Page page) {
    this.page = page;
  }

  /** Waits until the picture has moved past a time. */
  void waitUntilPlayed(double seconds) {
    page.waitForFunction(
        "(t) => window.kinoraPlayer?.video.currentTime > t && !window.kinoraPlayer.video.paused",
        seconds,
        patience());
  }

  /** Jumps, and returns the media time of the frame that is shown then. */
  double seek(double seconds) {
    return ((Number) page.evaluate(SEEK, seconds)).doubleValue();
  }

  /** The number drawn into the frame that is shown; -1 where there is none. */
  long frameShown() {
    return Strip.read(page, "window.kinoraPlayer.video");
  }

  String engine() {
    return (String) page.evaluate("() => window.kinoraPlayer.engine");
  }

  /** Points at a share of the seek bar until a small picture shows there; its width in pixels. */
  int tileWidth(double share) {
    Locator bar = page.locator("kinora-seek-bar input");
    BoundingBox box = bar.boundingBox();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2 * PATIENCE_MILLIS);
    // They are drawn in the background and may take a while to come.
    while (page.locator("kinora-seek-bar .tile").count() == 0 && System.nanoTime() < end) {
      page.mouse().move(box.x + box.width * share, box.y + box.height / 2);
      page.mouse().move(box.x + box.width * share + 1, box.y + box.height / 2);
      page.waitForTimeout(200);
    }
    return tileWidth();
  }

  /** Waits for the small picture at the seek bar and the sheet it is on; its width in pixels. */
  int tileWidth() {
    page.locator("kinora-seek-bar .tile").waitFor();
    return ((Number)
            page.locator("kinora-seek-bar .tile")
                .evaluate(
                    """
                    async (tile) => {
                      const sheet = new Image();
                      sheet.src = /url\\("(.*)"\\)/.exec(tile.style.backgroundImage)[1];
                      await sheet.decode();
                      return tile.getBoundingClientRect().width;
                    }
                    """))
        .intValue();
  }

  /** Gives the keyboard to the seek bar. */
  void focusSeekBar() {
    page.locator("kinora-seek-bar input").focus();
  }

  /** Starts playing as soon as there is a player. */
  void play() {
    page.waitForFunction("() => window.kinoraPlayer?.video.readyState >= 2", null, patience());
    page.evaluate("() => window.kinoraPlayer.video.play()");
  }

  /** Waits for the end of the film. */
  void waitForEnd() {
    page.waitForFunction("() => window.kinoraPlayer.video.ended", null, patience());
  }

  private static Page.WaitForFunctionOptions patience() {
    return new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS);
  }
}

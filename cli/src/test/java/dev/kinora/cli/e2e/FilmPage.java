package dev.kinora.cli.e2e;

import com.microsoft.playwright.Page;

/** The player's page, asked as a viewer's eyes would: by the picture itself. */
final class FilmPage {
  private static final int PATIENCE_MILLIS = 60_000;

  /** Reads the strip of dark and bright cells that the demo film bears along its lower edge. */
  private static final String READ_STRIP =
      """
      () => {
        const video = window.kinoraPlayer.video;
        const canvas = document.createElement('canvas');
        canvas.width = video.videoWidth;
        canvas.height = video.videoHeight;
        const context = canvas.getContext('2d', { willReadFrequently: true });
        context.drawImage(video, 0, 0);
        const cells = 18;
        const strip = Math.max(8, Math.floor(canvas.height / 45));
        const y = canvas.height - Math.floor(strip / 2);
        let number = 0;
        for (let cell = 0; cell < cells; cell++) {
          const x = Math.floor(((2 * cell + 1) * canvas.width) / (2 * cells));
          const [r, g, b] = context.getImageData(x, y, 1, 1).data;
          const bright = r + g + b > 384;
          if (cell === 0 || cell === cells - 1) {
            if (bright !== (cell === 0)) return -1;
          } else {
            number = number * 2 + (bright ? 1 : 0);
          }
        }
        return number;
      }
      """;

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
    return ((Number) page.evaluate(READ_STRIP)).longValue();
  }

  String engine() {
    return (String) page.evaluate("() => window.kinoraPlayer.engine");
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

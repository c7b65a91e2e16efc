package dev.kinora.cli.e2e;

import com.microsoft.playwright.Page;
import java.util.List;

/** Reads the frame number that the demo film bears along its lower edge, out of any video. */
final class Strip {
  /** Frames of the demo film, after which a loop of it starts again. */
  static final int FRAMES = 960;

  /** Takes a video element; -1 where its picture bears no number. */
  static final String READ =
      """
      (video) => {
        const canvas = document.createElement('canvas');
        canvas.width = video.videoWidth;
        canvas.height = video.videoHeight;
        if (canvas.width === 0) return -1;
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

  private static final int PATIENCE_MILLIS = 90_000;

  private Strip() {}

  /** The number in the picture that a video shows; -1 where there is none. */
  static long read(Page page, String video) {
    return ((Number) page.evaluate("() => (" + READ + ")(" + video + ")")).longValue();
  }

  /**
   * Waits until the picture has gone on from the one that is shown now, or first comes.
   *
   * @param video an expression for the element, which may not be there yet
   */
  static void waitUntilItMoves(Page page, String video, int frames) {
    page.waitForFunction(
        """
        ([wanted, film]) => {
          const video = %s;
          if (!video) return false;
          const now = (%s)(video);
          if (now < 0) return false;
          window.kinoraStripFrom ??= now;
          const moved = (now - window.kinoraStripFrom + film) %% film;
          if (moved < wanted || moved > film / 2) return false;
          delete window.kinoraStripFrom;
          return true;
        }
        """
            .formatted(video, READ),
        List.of(frames, FRAMES),
        new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS).setPollingInterval(100));
  }
}

package dev.kinora.transcoder.work;

import dev.kinora.packager.preview.SheetPlan;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceTrack;

/**
 * One sheet of tiles to draw.
 *
 * @param track the picture that is shown
 * @param origin the source's time, in seconds on its own clock, that is 0 on the title's timelines
 * @param sheet number of the sheet in the plan
 */
public record SheetTask(SourceTrack.Video track, Rational origin, SheetPlan plan, int sheet) {
  public SheetTask {
    if (sheet < 0 || sheet >= plan.sheets()) {
      throw new IllegalArgumentException(
          "sheet: expected 0 to %d, found %d".formatted(plan.sheets() - 1, sheet));
    }
  }
}

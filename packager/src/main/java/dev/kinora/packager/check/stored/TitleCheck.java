package dev.kinora.packager.check.stored;

import dev.kinora.packager.check.CheckSettings;
import dev.kinora.packager.check.CheckWatcher;
import dev.kinora.packager.check.PackageCheck;
import dev.kinora.packager.check.dash.DashRule;
import dev.kinora.packager.check.finding.Finding;
import dev.kinora.packager.check.finding.Rule;
import dev.kinora.packager.check.finding.Severity;
import dev.kinora.packager.check.hls.HlsRule;
import dev.kinora.packager.check.load.Unfetched;
import dev.kinora.packager.dash.Manifests;
import dev.kinora.packager.hls.Playlists;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Title;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether a finished title keeps every rule that binds: manifests, durations, key frames, joins and
 * the bits of every sample. Safe for use by any thread.
 */
public final class TitleCheck {
  /**
   * What is not of the title's own renditions may be made when it is asked for, and is not ours to
   * miss; a rate that is stated a little too low is no reason to keep a film from people.
   */
  private static final Set<Rule> NOT_HERE =
      Set.of(HlsRule.REACHABLE, DashRule.REACHABLE, HlsRule.PEAK, DashRule.BANDWIDTH);

  private final TitleBytes bytes;
  private final InstantSource clock;

  /** Checks titles whose bytes are read there. */
  public TitleCheck(TitleBytes bytes, InstantSource clock) {
    this.bytes = bytes;
    this.clock = clock;
  }

  /**
   * What is wrong with a title of which every segment is there, a sentence each.
   *
   * @param measured the rates that would be stated
   * @param breath asked before each segment
   * @return empty if nothing is
   */
  public List<String> faults(Title title, Measured measured, Breath breath)
      throws InterruptedException {
    StoredTitle stored = new StoredTitle(bytes, title, measured, breath);
    PackageCheck check =
        new PackageCheck(
            stored, StoredTitle.BASE, CheckSettings.everything(), new Unwatched(clock));
    List<String> faults = new ArrayList<>();
    try {
      check.add(StoredTitle.BASE.resolve(Playlists.MASTER_NAME));
      check.add(StoredTitle.BASE.resolve(Manifests.NAME));
    } catch (Unfetched e) {
      faults.add("the playlists cannot be read: " + e.found());
    }
    faults.addAll(stored.missing());
    check.report().findings().stream()
        .filter(TitleCheck::binds)
        .map(Finding::toString)
        .forEach(faults::add);
    return List.copyOf(faults);
  }

  private static boolean binds(Finding finding) {
    return finding.severity() == Severity.ERROR && !NOT_HERE.contains(finding.rule());
  }

  /** Nobody looks, and nothing here is live. */
  private record Unwatched(InstantSource clock) implements CheckWatcher {
    @Override
    public Instant now() {
      return clock.instant();
    }

    @Override
    public void pause(Duration time) {
      // A finished title does not change.
    }

    @Override
    public void progress(int done, int known) {
      // Nobody looks.
    }
  }
}

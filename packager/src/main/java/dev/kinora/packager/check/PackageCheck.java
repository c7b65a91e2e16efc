package dev.kinora.packager.check;

import dev.kinora.packager.check.dash.DashRule;
import dev.kinora.packager.check.finding.Finding;
import dev.kinora.packager.check.finding.Rule;
import dev.kinora.packager.check.hls.HlsRule;
import dev.kinora.packager.check.load.Fetched;
import dev.kinora.packager.check.load.Resources;
import dev.kinora.packager.check.load.Unfetched;
import dev.kinora.packager.check.media.TextCheck;
import dev.kinora.packager.check.media.TransportCheck;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges packages: each address given is a playlist, a manifest or a media file, recognised by what
 * it holds, and everything it leads to is judged with it. Confined to one thread.
 *
 * <pre>
 * var check = new PackageCheck(resources, folder, CheckSettings.everything(), watcher);
 * check.add(folder.resolve("master.m3u8"));
 * Report report = check.report();
 * </pre>
 */
public final class PackageCheck {
  private static final int OPENING_BYTES = 4096;
  private static final Set<String> BOXES =
      Set.of("ftyp", "styp", "moov", "moof", "sidx", "prft", "emsg", "free", "mdat");

  private final Resources resources;
  private final Desk desk;
  private final Measurer measurer;
  private final Set<String> kinds = new LinkedHashSet<>();
  private int fileSegments;

  /**
   * A check.
   *
   * @param base what names in the report are relative to
   */
  public PackageCheck(Resources resources, URI base, CheckSettings settings, CheckWatcher watcher) {
    this.resources = resources;
    this.desk = new Desk(resources, base, settings, watcher);
    this.measurer = new Measurer(desk);
  }

  /**
   * Judges what lies at an address; adds nothing where it is none of the known kinds.
   *
   * @throws Unfetched if nothing can be had there
   */
  public void add(URI address) throws Unfetched, InterruptedException {
    Fetched head = resources.head(address, OPENING_BYTES);
    String text = StandardCharsets.ISO_8859_1.decode(head.body().duplicate()).toString();
    String path = String.valueOf(address.getPath());
    if (text.contains("#EXTM3U") || path.endsWith(".m3u8")) {
      kinds.add("HLS");
      Optional<Fetched> whole = whole(HlsRule.REACHABLE, address);
      if (whole.isPresent()) {
        new HlsWalk(desk, measurer).walk(whole.get());
      }
    } else if (text.contains("<MPD") || path.endsWith(".mpd")) {
      kinds.add("DASH");
      Optional<Fetched> whole = whole(DashRule.REACHABLE, address);
      if (whole.isPresent()) {
        new DashWalk(desk, measurer).walk(whole.get());
      }
    } else {
      media(address, head);
    }
  }

  private Optional<Fetched> whole(Rule rule, URI address) throws InterruptedException {
    return desk.document(rule, desk.place(address), address);
  }

  private void media(URI address, Fetched head) throws InterruptedException {
    ByteBuffer opening = head.body();
    if (isBox(opening)) {
      kinds.add("MP4");
      FileWalk walk = new FileWalk(desk);
      walk.walk(head.address(), head.totalBytes().orElse(opening.remaining()));
      fileSegments += walk.segments();
    } else if (opening.remaining() > 188 && TransportCheck.looksLike(opening)) {
      kinds.add("MPEG-TS");
      single(address, whole -> TransportCheck.check(desk.place(address), whole, desk.out));
    } else if (TextCheck.looksLikeVtt(opening)) {
      kinds.add("WebVTT");
      single(address, whole -> TextCheck.vtt(desk.place(address), whole, false, desk.out));
    }
  }

  private interface Judge {
    void judge(ByteBuffer whole);
  }

  private void single(URI address, Judge judge) throws InterruptedException {
    Optional<Fetched> whole =
        desk.fetch(HlsRule.REACHABLE, desk.place(address), address, Optional.empty(), 128 << 20);
    if (whole.isPresent()) {
      judge.judge(whole.get().body());
      fileSegments++;
    }
  }

  private static boolean isBox(ByteBuffer opening) {
    if (opening.remaining() < 8) {
      return false;
    }
    byte[] type = new byte[4];
    opening.get(opening.position() + 4, type);
    return BOXES.contains(new String(type, StandardCharsets.ISO_8859_1));
  }

  /** What all addresses came to. */
  public Report report() {
    List<Finding> findings = desk.out.all();
    int unlisted = Rules.all().stream().mapToInt(desk.out::unlisted).sum();
    return new Report(
        List.copyOf(kinds), desk.documents(), measurer.done() + fileSegments, findings, unlisted);
  }
}

package dev.kinora.packager.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, a check ends in findings. */
@Timeout(600)
final class HostileInputTest {
  private static final int ROUNDS = 150;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "master.m3u8",
        "v1/index.m3u8",
        "manifest.mpd",
        "v1/init.mp4",
        "v1/1.m4s",
        "a/1.m4s"
      })
  void damagedFilesEndInFindings(String name) throws Exception {
    GoodPackage good = GoodPackage.in(folder);
    byte[] whole = good.bytes(name);
    Random random = new Random(name.hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = whole.clone();
      for (int n = 0; n <= random.nextInt(8); n++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      good.write(name, bytes);
      for (String document : List.of("master.m3u8", "manifest.mpd")) {
        Report report = good.check(document);
        assertTrue(report.isPackage() && report.findings().size() < 2000);
      }
    }
  }

  @Test
  void entitiesOfTheMachineAreNotRead() throws Exception {
    GoodPackage good = GoodPackage.in(folder);
    good.write("secret.txt", "do not tell");
    good.replace("manifest.mpd", "<MPD", "<!DOCTYPE MPD [<!ENTITY x SYSTEM \"secret.txt\">]><MPD");
    good.replaceFirst("manifest.mpd", "lang=\"de\"", "lang=\"&x;\"");
    Report report = good.check("manifest.mpd");
    assertEquals(Set.of("D01"), GoodPackage.rules(report, Severity.ERROR));
    assertFalse(GoodPackage.lines(report).contains("do not tell"));
  }

  @Test
  void hugeNumbersAreFindings() throws Exception {
    GoodPackage good = GoodPackage.in(folder);
    good.replaceFirst("manifest.mpd", "r=\"2\"", "r=\"999999999\"");
    good.replace("manifest.mpd", "timescale=\"44100\"", "timescale=\"1\"");
    good.replaceFirst("manifest.mpd", "d=\"44032\"", "d=\"999999999999999999\"");
    good.replace("manifest.mpd", "PT3S", "P99999D");
    assertFalse(good.check("manifest.mpd", CheckSettings.sample()).conforms());
    good.replace("v1/index.m3u8", "1.000000", "999999999.99999999999999999999");
    good.replace("a/index.m3u8", "DURATION:1", "DURATION:999999999");
    assertFalse(good.check("master.m3u8").conforms());
  }

  @Test
  void aListThatNeverEndsIsCutOff() throws Exception {
    GoodPackage good = GoodPackage.in(folder);
    good.write("long.m3u8", "#EXTM3U\n#EXT-X-MEDIA:" + "a,".repeat(2_000_000) + "\n");
    Report report = good.check("long.m3u8");
    assertTrue(GoodPackage.rules(report, Severity.ERROR).contains("H02"));
    assertTrue(report.findings().size() < 4 * Findings.MOST_OF_A_RULE);
    assertTrue(report.unlisted() > 0);
  }

  @Test
  void aPlaylistThatNamesItselfIsReadOnce() throws Exception {
    GoodPackage good = GoodPackage.in(folder);
    good.replaceFirst("master.m3u8", "v1/index.m3u8", "master.m3u8");
    Report report = good.check("master.m3u8");
    assertTrue(GoodPackage.rules(report, Severity.ERROR).contains("H04"));
  }

  @Test
  void whatIsNoPackageIsNone() throws Exception {
    GoodPackage good = GoodPackage.in(folder);
    good.write("list.txt", "milk, eggs, flour");
    assertFalse(good.check("list.txt").isPackage());
    good.write("empty.bin", "");
    assertFalse(good.check("empty.bin").isPackage());
  }

  @Test
  void aLiveListIsFetchedAgainAndHasToGoOn() throws Exception {
    GoodPackage good = GoodPackage.in(folder);
    good.replace("a/index.m3u8", "#EXT-X-PLAYLIST-TYPE:VOD\n", "");
    good.replace("a/index.m3u8", "#EXT-X-ENDLIST\n", "");
    Report still = good.checkLive("a/index.m3u8", _ -> {});
    assertEquals(Set.of("H49"), GoodPackage.rules(still, Severity.ERROR));
    Report other =
        good.checkLive("a/index.m3u8", p -> p.replace("a/index.m3u8", "SEQUENCE:0", "SEQUENCE:1"));
    assertEquals(Set.of("H08"), GoodPackage.rules(other, Severity.ERROR));
    assertEquals(Duration.ofMillis(1600), good.waited());
  }
}

package dev.kinora.packager.check;

import static dev.kinora.packager.check.Planted.fault;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.check.finding.Severity;
import dev.kinora.packager.isobmff.TrackFragmentDecodeTimeBox;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing is wrong with a playlist, and exactly the rule about it says so. */
final class PlantedHlsFaultsTest {
  private static final String MASTER = "master.m3u8";
  private static final String VIDEO = "v1/index.m3u8";
  private static final String SOUND = "a/index.m3u8";
  private static final String END = "#EXT-X-ENDLIST";

  @TempDir private Path folder;

  @Test
  void aGoodPackageBreaksNoRule() throws Exception {
    Report report = GoodPackage.in(folder).check(MASTER);
    assertEquals(
        Set.of(), GoodPackage.rules(report, Severity.WARNING), () -> GoodPackage.lines(report));
    assertEquals(9, report.segments());
    assertEquals(4, report.documents());
  }

  static Stream<Arguments> faults() {
    return Stream.concat(Stream.concat(texts(), multivariant()), segments());
  }

  private static Stream<Arguments> texts() {
    return Stream.of(
        fault("H01", "another first line", p -> p.replace(VIDEO, "#EXTM3U", "#EXTM3V")),
        fault("H34", "a byte-order mark", p -> p.replace(VIDEO, "#EXTM3U", "\uFEFF#EXTM3U")),
        fault(
            "H34", "a control character", p -> p.replace(VIDEO, "#EXTM3U\n", "#EXTM3U\n#\u0007\n")),
        fault("H03", "too low a version", p -> p.replace(VIDEO, "VERSION:6", "VERSION:3")),
        fault("H03", "two versions", p -> p.replace(VIDEO, END, "#EXT-X-VERSION:6\n" + END)),
        fault("H05", "no target", p -> p.replace(VIDEO, "#EXT-X-TARGETDURATION:1\n", "")),
        fault("H37", "too low a target", p -> p.replace(VIDEO, "DURATION:1", "DURATION:0")),
        fault("H08", "a late media sequence", PlantedHlsFaultsTest::lateSequence),
        fault(
            "H10",
            "a late discontinuity sequence",
            p -> p.replace(SOUND, END, "#EXT-X-DISCONTINUITY-SEQUENCE:1\n" + END)),
        fault("H12", "no end of a finished list", p -> p.replace(SOUND, END + "\n", "")),
        fault("H46", "no EXTINF", p -> p.replaceLast(SOUND, "#EXTINF:0.998458,\n", "")),
        fault("H46", "no URI", p -> p.replaceLast(SOUND, "2.m4s\n", "")),
        fault("H47", "two ends", p -> p.replace(SOUND, END, END + "\n" + END)),
        fault("H30", "no date", p -> date(p, "yesterday")),
        fault("H31", "a key that is none", p -> key(p, "METHOD=NONE,URI=\"k\"")),
        fault("H31", "a key without a URI", p -> key(p, "METHOD=AES-128")),
        fault(
            "H50",
            "a start without a time",
            p -> p.replace(SOUND, END, "#EXT-X-START:PRECISE=YES\n" + END)),
        fault("H17", "a range beyond the end", p -> range(p, "100@99999999")),
        fault("H17", "a range without an offset", p -> range(p, "100")),
        fault("L01", "parts without a target", p -> parts(p, "", "0.5")),
        fault("L02", "a part too long", p -> parts(p, "#EXT-X-PART-INF:PART-TARGET=0.4\n", "0.5")),
        fault(
            "L03",
            "parts that are not the segment",
            p -> parts(p, "#EXT-X-PART-INF:PART-TARGET=0.8\n", "0.8")),
        fault(
            "L05",
            "no hold back",
            p ->
                parts(
                    p,
                    "#EXT-X-PART-INF:PART-TARGET=0.5\n#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES\n",
                    "0.5")),
        fault(
            "L09",
            "an empty report",
            p -> p.replace(SOUND, END, "#EXT-X-RENDITION-REPORT:LAST-PART=1\n" + END)),
        fault("L11", "an unoffered skip", PlantedHlsFaultsTest::skip));
  }

  private static void lateSequence(GoodPackage p) throws Exception {
    p.replace(SOUND, "#EXT-X-MEDIA-SEQUENCE:0\n", "");
    p.replace(SOUND, END, "#EXT-X-MEDIA-SEQUENCE:0\n" + END);
  }

  private static void skip(GoodPackage p) throws Exception {
    p.replace(SOUND, "VERSION:6", "VERSION:9");
    p.replace(SOUND, END, "#EXT-X-SKIP:SKIPPED-SEGMENTS=3\n" + END);
  }

  private static void date(GoodPackage p, String date) throws Exception {
    p.replaceFirst(SOUND, "#EXTINF", "#EXT-X-PROGRAM-DATE-TIME:" + date + "\n#EXTINF");
  }

  private static void key(GoodPackage p, String key) throws Exception {
    p.replaceFirst(SOUND, "#EXTINF", "#EXT-X-KEY:" + key + "\n#EXTINF");
  }

  private static void range(GoodPackage p, String range) throws Exception {
    p.replaceFirst(SOUND, "0.m4s", "#EXT-X-BYTERANGE:" + range + "\n0.m4s");
  }

  private static void parts(GoodPackage p, String head, String seconds) throws Exception {
    String part = "#EXT-X-PART:DURATION=" + seconds + ",URI=\"p.m4s\"\n";
    p.replace(SOUND, "VERSION:6\n", "VERSION:9\n" + head);
    p.replaceFirst(SOUND, "#EXTINF", part + part + "#EXTINF");
  }

  private static Stream<Arguments> multivariant() {
    return Stream.of(
        fault("H02", "a blank in a list", p -> p.replaceFirst(MASTER, ",AVERAGE", ", AVERAGE")),
        fault(
            "H02",
            "an attribute twice",
            p -> p.replaceFirst(MASTER, ",RES", ",AUDIO=\"sound\",RES")),
        fault(
            "H02", "missing quotes", p -> p.replaceFirst(MASTER, "AUDIO=\"sound\"", "AUDIO=sound")),
        fault(
            "H04",
            "a tag of media playlists",
            p -> p.replace(MASTER, "#EXT-X-INDEP", "#EXT-X-ENDLIST\n#EXT-X-INDEP")),
        fault(
            "H20",
            "no BANDWIDTH",
            p -> p.write(MASTER, p.text(MASTER).replaceFirst("([:,])BANDWIDTH=\\d+,", "$1"))),
        fault("H20", "no URI", p -> p.replaceFirst(MASTER, "v1/index.m3u8\n", "")),
        fault(
            "H21",
            "too low a BANDWIDTH",
            p -> p.write(MASTER, p.text(MASTER).replaceAll(":BANDWIDTH=\\d+", ":BANDWIDTH=9999"))),
        fault(
            "H22",
            "another average",
            p ->
                p.write(
                    MASTER,
                    p.text(MASTER).replaceAll("AVERAGE-BANDWIDTH=\\d+", "AVERAGE-BANDWIDTH=9"))),
        fault(
            "H23",
            "another level",
            p -> p.write(MASTER, p.text(MASTER).replaceAll("avc1\\.......", "avc1.64002a"))),
        fault("H23", "a missing codec", p -> p.replace(MASTER, ",mp4a.40.2", "")),
        fault("H24", "another size", p -> p.replaceFirst(MASTER, "128x72", "640x360")),
        fault(
            "H25",
            "no such group",
            p -> p.replaceFirst(MASTER, "AUDIO=\"sound\"", "AUDIO=\"music\"")),
        fault(
            "H26",
            "a default that is not selected",
            p -> p.replace(MASTER, "AUTOSELECT=YES", "AUTOSELECT=NO")),
        fault(
            "H26",
            "an unknown type",
            p ->
                p.replace(
                    MASTER,
                    "#EXT-X-INDEP",
                    "#EXT-X-MEDIA:TYPE=SMELL,GROUP-ID=\"s\",NAME=\"s\"\n#EXT-X-INDEP")),
        fault(
            "H44",
            "a name twice",
            p -> p.write(MASTER, p.text(MASTER).replaceFirst("(#EXT-X-MEDIA.*\n)", "$1$1"))),
        fault(
            "H28",
            "captions on one",
            p -> p.replaceFirst(MASTER, ",AUDIO=", ",CLOSED-CAPTIONS=NONE,AUDIO=")),
        fault(
            "H29",
            "an ordinary list as I-frames",
            p ->
                p.replace(
                    MASTER,
                    "#EXT-X-INDEP",
                    "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=9,URI=\"v2/index.m3u8\"\n#EXT-X-INDEP")),
        fault("H29", "whole segments as I-frames", PlantedHlsFaultsTest::wholeSegments),
        fault("H42", "another frame rate", p -> p.replaceFirst(MASTER, "24.000", "30.000")),
        fault(
            "H43",
            "an unknown range",
            p -> p.replaceFirst(MASTER, ",AUDIO=", ",VIDEO-RANGE=HDR,AUDIO=")),
        fault("H51", "an undefined variable", p -> p.replace(MASTER, "Deutsch", "{$name}")),
        fault("H40", "another target", p -> p.replace(SOUND, "DURATION:1", "DURATION:2")),
        fault(
            "H41",
            "no CODECS",
            p -> p.write(MASTER, p.text(MASTER).replaceAll("CODECS=\"[^\"]*\",", ""))));
  }

  private static void wholeSegments(GoodPackage p) throws Exception {
    p.write(
        "v2/keys.m3u8",
        p.text("v2/index.m3u8")
            .replaceFirst("(#EXT-X-TARGETDURATION.*\n)", "$1#EXT-X-I-FRAMES-ONLY\n"));
    p.replace(
        MASTER,
        "#EXT-X-INDEP",
        "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=9,URI=\"v2/keys.m3u8\"\n#EXT-X-INDEP");
  }

  private static Stream<Arguments> segments() {
    return Stream.of(
        fault("H06", "a wrong duration", p -> p.replaceLast(VIDEO, "1.000000", "1.200000")),
        fault("H38", "durations that drift", p -> p.replace(VIDEO, "1.000000", "1.030000")),
        fault("H11", "a jump", p -> shift(p, "a/2.m4s", 44_100)),
        fault("H19", "a rung that is late", PlantedHlsFaultsTest::late),
        fault("H16", "no header", p -> p.replace(SOUND, "#EXT-X-MAP:URI=\"init.mp4\"\n", "")),
        fault("H32", "a segment that is not there", p -> p.delete("v1/1.m4s")),
        fault("H32", "a list that is not there", p -> p.delete("v2/index.m3u8")),
        fault(
            "H32",
            "an address out of the folder",
            p -> p.replaceLast(SOUND, "2.m4s", "../../../../../../etc/hostname")),
        fault(
            "H48",
            "no segments",
            p -> p.write(SOUND, p.text(SOUND).replaceAll("#EXTINF.*\n.*m4s\n", ""))),
        fault("H53", "dates that stand still", PlantedHlsFaultsTest::stillDates));
  }

  private static void stillDates(GoodPackage p) throws Exception {
    p.replace(SOUND, "#EXTINF", "#EXT-X-PROGRAM-DATE-TIME:2026-01-31T12:00:00.000+01:00\n#EXTINF");
  }

  private static void late(GoodPackage p) throws Exception {
    for (int n = 0; n < 3; n++) {
      shift(p, "v2/" + n + ".m4s", 6144);
    }
  }

  private static void shift(GoodPackage p, String segment, long ticks) throws Exception {
    p.boxes(
        segment,
        box ->
            box instanceof TrackFragmentDecodeTimeBox time
                ? new TrackFragmentDecodeTimeBox(time.baseMediaDecodeTime() + ticks)
                : box);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void isFound(String rule, String what, Planted.Change change) throws Exception {
    Planted.isFound(folder, MASTER, rule, change);
  }
}

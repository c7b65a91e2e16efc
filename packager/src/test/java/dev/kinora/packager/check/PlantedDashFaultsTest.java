package dev.kinora.packager.check;

import static dev.kinora.packager.check.Planted.fault;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.check.finding.Severity;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing is wrong with a manifest, and exactly the rule about it says so. */
final class PlantedDashFaultsTest {
  private static final String MPD = "manifest.mpd";

  @TempDir private Path folder;

  @Test
  void aGoodPackageBreaksNoRule() throws Exception {
    Report report = GoodPackage.in(folder).check(MPD);
    assertEquals(
        Set.of(), GoodPackage.rules(report, Severity.WARNING), () -> GoodPackage.lines(report));
    assertEquals(9, report.segments());
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "D01",
            "a document type",
            p ->
                p.replace(
                    MPD,
                    "<MPD",
                    "<!DOCTYPE MPD [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><MPD")),
        fault("D01", "another namespace", p -> p.replace(MPD, "mpd:2011", "mpd:2001")),
        fault("D01", "an element that is not closed", p -> p.replace(MPD, "</Period>", "")),
        fault("D02", "no minBufferTime", p -> p.replace(MPD, " minBufferTime=\"PT1.5S\"", "")),
        fault("D03", "no duration", p -> p.replace(MPD, " mediaPresentationDuration=\"PT3S\"", "")),
        fault(
            "D03",
            "updates of what is static",
            p -> p.replace(MPD, " type=", " minimumUpdatePeriod=\"PT2S\" type=")),
        fault(
            "D04", "a dynamic one without times", p -> p.replace(MPD, "\"static\"", "\"dynamic\"")),
        fault("D05", "a gap between periods", PlantedDashFaultsTest::gap),
        fault("D06", "an id twice", p -> p.replace(MPD, "id=\"v2\"", "id=\"v1\"")),
        fault(
            "D07",
            "too low a bandwidth",
            p ->
                p.write(MPD, p.text(MPD).replaceFirst("bandwidth=\"\\d+\"", "bandwidth=\"2000\""))),
        fault("D08", "another width", p -> p.replaceFirst(MPD, "width=\"128\"", "width=\"640\"")),
        fault("D08", "another codec", p -> p.replace(MPD, "mp4a.40.2", "mp4a.40.5")),
        fault(
            "D08",
            "another sampling rate",
            p -> p.replace(MPD, "audioSamplingRate=\"44100\"", "audioSamplingRate=\"48000\"")),
        fault(
            "D09",
            "an unknown identifier",
            p -> p.replaceFirst(MPD, "$Number$.m4s", "$Nummer$.m4s")),
        fault(
            "D09",
            "number and time",
            p -> p.replaceFirst(MPD, "$Number$.m4s", "$Number$$Time$.m4s")),
        fault("D10", "a segment without a duration", p -> p.replace(MPD, "d=\"44032\"", "d=\"0\"")),
        fault(
            "D10",
            "a repetition to nowhere",
            p ->
                p.replaceFirst(
                    MPD,
                    "<S t=\"0\" d=\"44032\" r=\"2\"/>",
                    "<S t=\"0\" d=\"44032\" r=\"-1\"/><S d=\"44032\"/><S d=\"44032\"/>")),
        fault(
            "D11",
            "another time",
            p -> p.replaceFirst(MPD, "<S t=\"0\" d=\"44032\"", "<S t=\"5000\" d=\"44032\"")),
        fault(
            "D12",
            "durations that do not fit",
            p ->
                p.write(
                    MPD,
                    p.text(MPD)
                        .replaceFirst(
                            "(?s)timescale=\"44100\"([^>]*>).*?<SegmentTimeline>.*?</SegmentTimeline>",
                            "timescale=\"44100\" duration=\"88200\"$1"))),
        fault(
            "D15",
            "too short a maximum",
            p -> p.replace(MPD, "maxSegmentDuration=\"PT1.5S\"", "maxSegmentDuration=\"PT0.5S\"")),
        fault("D17", "a longer period", p -> p.replace(MPD, "PT3S", "PT30S")),
        fault("D18", "a segment that is not there", p -> p.delete("v1/1.m4s")),
        fault("D18", "a header that is not there", p -> p.delete("v1/init.mp4")),
        fault(
            "D25",
            "no bandwidth",
            p -> p.write(MPD, p.text(MPD).replaceFirst(" bandwidth=\"\\d+\"", ""))),
        fault(
            "D25",
            "no segments",
            p ->
                p.write(
                    MPD,
                    p.text(MPD)
                        .replaceFirst(
                            "(?s)<SegmentTemplate timescale=\"44100\".*?</SegmentTemplate>", ""))),
        fault(
            "D26",
            "no duration at all",
            p -> p.replace(MPD, "minBufferTime=\"PT1.5S\"", "minBufferTime=\"a while\"")),
        fault("D27", "an unknown element", p -> p.replace(MPD, "<Period id", "<Smell/><Period id")),
        fault("D28", "no type", p -> p.replace(MPD, " mimeType=\"audio/mp4\"", "")),
        fault("D29", "no codecs", p -> p.replace(MPD, " codecs=\"mp4a.40.2\"", "")),
        fault(
            "D30",
            "children in another order",
            p ->
                p.replace(
                    MPD,
                    "<Representation id=\"a\"",
                    "<Role schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"main\"/>"
                        + "<Representation id=\"a\"")),
        fault(
            "I02",
            "no channels",
            p -> p.write(MPD, p.text(MPD).replaceFirst("<AudioChannel[^>]*/>", ""))),
        fault("I03", "no frame rate", p -> p.replaceFirst(MPD, " frameRate=\"24\"", "")),
        fault(
            "I05",
            "protection by nobody",
            p ->
                p.replaceFirst(
                    MPD,
                    "<SegmentTemplate timescale=\"44100\"",
                    "<ContentProtection/><SegmentTemplate timescale=\"44100\"")));
  }

  private static void gap(GoodPackage p) throws Exception {
    p.replace(MPD, "<Period id=\"0\">", "<Period id=\"0\" duration=\"PT3S\">");
    p.replace(
        MPD,
        "</Period>",
        "</Period><Period id=\"1\" start=\"PT9S\"><EmptyAdaptationSet/></Period>");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void isFound(String rule, String what, Planted.Change change) throws Exception {
    Planted.isFound(folder, MPD, rule, change);
  }
}

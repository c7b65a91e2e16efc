package dev.kinora.packager.cmaf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.TestMedia;
import dev.kinora.packager.isobmff.Box;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.ContainerBox;
import dev.kinora.packager.isobmff.MediaDataBox;
import dev.kinora.packager.isobmff.OpaqueBox;
import dev.kinora.packager.isobmff.SegmentTypeBox;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SegmentCheckTest {
  @ParameterizedTest
  @ValueSource(strings = {TestSegments.VIDEO, TestSegments.SOUND})
  void whatWeWriteHasNoFindings(String name) throws MediaException {
    SegmentCheck check = new SegmentCheck(TestSegments.header(name));
    List<SegmentReport> reports = new ArrayList<>();
    for (ByteBuffer segment : TestSegments.segments(name)) {
      reports.add(check.check("segment " + reports.size(), segment));
    }
    assertTrue(reports.size() > 1);
    for (SegmentReport report : reports) {
      assertEquals(List.of(), report.findings());
    }
    assertEquals(List.of(), SegmentCheck.checkJoins(reports));
  }

  @Test
  void whereAByteIsMissingThereIsAFinding() throws MediaException {
    SegmentCheck check = new SegmentCheck(TestSegments.header(TestSegments.SOUND));
    ByteBuffer whole = TestSegments.segments(TestSegments.SOUND).getFirst();
    for (int length = 0; length < whole.limit(); length++) {
      assertFalse(check.check("cut", whole.slice(0, length)).findings().isEmpty());
    }
  }

  @Test
  void aLostSegmentIsAGap() throws MediaException {
    SegmentCheck check = new SegmentCheck(TestSegments.header(TestSegments.VIDEO));
    List<ByteBuffer> segments = TestSegments.segments(TestSegments.VIDEO);
    List<SegmentReport> reports =
        List.of(check.check("1", segments.get(0)), check.check("3", segments.get(2)));
    assertEquals(Set.of("C05"), rules(SegmentCheck.checkJoins(reports)));
    List<SegmentReport> backwards =
        List.of(check.check("2", segments.get(1)), check.check("1", segments.get(0)));
    assertEquals(Set.of("C04", "C05"), rules(SegmentCheck.checkJoins(backwards)));
  }

  @Test
  void boxesOutOfOrder() throws MediaException {
    assertEquals(
        Set.of("C03", "C04"), changed(boxes -> List.of(boxes.get(0), boxes.get(2), boxes.get(1))));
    assertEquals(Set.of("C03", "C04"), changed(boxes -> boxes.subList(0, 2)));
    assertEquals(
        Set.of("C03"),
        changed(boxes ->
            List.of(
                boxes.get(0),
                boxes.get(1),
                boxes.get(2),
                new SegmentTypeBox("cmfs", 0, List.of()))));
    assertEquals(
        Set.of("C03"),
        changed(boxes ->
            List.of(new OpaqueBox("free", Bytes.EMPTY), boxes.get(0), boxes.get(1), boxes.get(2))));
  }

  @Test
  void dataBehindTheSamples() throws MediaException {
    assertEquals(
        Set.of("C04"),
        changed(boxes -> {
          byte[] data = ((MediaDataBox) boxes.get(2)).payload().toArray();
          byte[] longer = Arrays.copyOf(data, data.length + 1);
          return List.of(boxes.get(0), boxes.get(1), new MediaDataBox(Bytes.copyOf(longer)));
        }));
  }

  @Test
  void aFragmentWithoutATrack() throws MediaException {
    assertEquals(
        Set.of("C04"),
        changed(boxes ->
            List.of(
                boxes.get(0),
                new ContainerBox("moof", ((ContainerBox) boxes.get(1)).children().subList(0, 1)),
                boxes.get(2))));
  }

  @Test
  void anotherTracksSegment() throws MediaException {
    InitSegment source = TestSegments.source(TestSegments.VIDEO);
    byte[] other = source.toCmafHeader(HeaderSettings.of(2, (int) source.timescale(), 0, "und"));
    SegmentCheck check = new SegmentCheck(InitSegment.parse(ByteBuffer.wrap(other)));
    SegmentReport report = check.check("1", TestSegments.segments(TestSegments.VIDEO).getFirst());
    assertEquals(Set.of("C04"), rules(report.findings()));
  }

  @Test
  void flagsThatLie() throws MediaException {
    Fragment fragment = TestSegments.sourceFragments(TestSegments.VIDEO).getFirst();
    List<CmafSample> samples = TestSegments.samples(TestSegments.VIDEO, fragment);
    List<CmafSample> lying =
        samples.stream()
            .map(s ->
                new CmafSample(
                    s.data(), s.durationTicks(), s.compositionOffsetTicks(), SampleKind.SYNC))
            .toList();
    assertEquals(Set.of("C06"), rules(check(lying).findings()));
    assertEquals(Set.of("C06"), rules(check(samples.subList(1, 5)).findings()));
    assertEquals(List.of(), check(samples).findings());
  }

  @Test
  void headersOfOtherKinds() throws MediaException {
    InitSegment source = TestSegments.source(TestSegments.VIDEO);
    byte[] ours = source.toCmafHeader(HeaderSettings.of(1, (int) source.timescale(), 1024, "und"));
    assertEquals(List.of(), HeaderCheck.check("init", ByteBuffer.wrap(ours)));
    assertEquals(
        Set.of("C01"), rules(HeaderCheck.check("init", TestMedia.init(TestSegments.VIDEO))));
    assertEquals(
        Set.of("C02"), rules(HeaderCheck.check("init", TestMedia.buffer(TestSegments.VIDEO))));
    assertEquals(Set.of("C02"), rules(HeaderCheck.check("init", ByteBuffer.wrap(ours, 0, 100))));
  }

  private static SegmentReport check(List<CmafSample> samples) throws MediaException {
    MediaSegment segment = new MediaSegmentWriter(1).write(1, 0, samples);
    return new SegmentCheck(TestSegments.header(TestSegments.VIDEO))
        .check("1", ByteBuffer.wrap(segment.toByteArray()));
  }

  private static Set<String> changed(UnaryOperator<List<Box>> change) throws MediaException {
    ByteBuffer segment = TestSegments.segments(TestSegments.VIDEO).getFirst();
    byte[] bytes = Boxes.write(change.apply(Boxes.readAll(segment)));
    SegmentCheck check = new SegmentCheck(TestSegments.header(TestSegments.VIDEO));
    return rules(check.check("changed", ByteBuffer.wrap(bytes)).findings());
  }

  private static Set<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).collect(Collectors.toSet());
  }
}

package dev.kinora.packager.check.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.TestMedia;
import dev.kinora.packager.check.finding.Finding;
import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.cmaf.CmafSample;
import dev.kinora.packager.cmaf.Fragment;
import dev.kinora.packager.cmaf.HeaderSettings;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.cmaf.MediaSegment;
import dev.kinora.packager.cmaf.MediaSegmentWriter;
import dev.kinora.packager.cmaf.SampleKind;
import dev.kinora.packager.cmaf.TestSegments;
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
  private final Findings out = new Findings();

  @ParameterizedTest
  @ValueSource(strings = {TestSegments.VIDEO, TestSegments.SOUND})
  void whatWeWriteHasNoFindings(String name) throws MediaException {
    SegmentCheck check = check(name);
    List<SegmentFacts> facts = new ArrayList<>();
    for (ByteBuffer segment : TestSegments.segments(name)) {
      facts.add(check.check(Place.of("segment"), segment, out));
      if (facts.size() > 1) {
        Joins.check(Place.of("join"), facts.get(facts.size() - 2), facts.getLast(), out);
      }
    }
    assertTrue(facts.size() > 1);
    assertEquals(List.of(), out.all());
  }

  @Test
  void whereAByteIsMissingThereIsAFinding() throws MediaException {
    SegmentCheck check = check(TestSegments.SOUND);
    ByteBuffer whole = TestSegments.segments(TestSegments.SOUND).getFirst();
    for (int length = 0; length < whole.limit(); length++) {
      Findings found = new Findings();
      check.check(Place.of("cut"), whole.slice(0, length), found);
      assertFalse(found.all().isEmpty());
    }
  }

  @Test
  void aLostSegmentIsAGap() throws MediaException {
    SegmentCheck check = check(TestSegments.VIDEO);
    List<SegmentFacts> facts = new ArrayList<>();
    for (ByteBuffer segment : TestSegments.segments(TestSegments.VIDEO)) {
      facts.add(check.check(Place.of("segment"), segment, out));
    }
    Findings lost = new Findings();
    Joins.check(Place.of("3"), facts.get(0), facts.get(2), lost);
    assertEquals(Set.of("C05"), rules(lost.all()));
    Findings backwards = new Findings();
    Joins.check(Place.of("1"), facts.get(1), facts.get(0), backwards);
    assertEquals(Set.of("C04", "C05"), rules(backwards.all()));
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
    SegmentCheck check =
        new SegmentCheck(HeaderCheck.of(InitSegment.parse(ByteBuffer.wrap(other))));
    check.check(Place.of("1"), TestSegments.segments(TestSegments.VIDEO).getFirst(), out);
    assertEquals(Set.of("C04"), rules(out.all()));
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
    assertEquals(Set.of("C06"), check(lying));
    assertEquals(Set.of("C06"), check(samples.subList(1, 5)));
    assertEquals(Set.of(), check(samples));
  }

  @Test
  void headersOfOtherKinds() throws MediaException {
    InitSegment source = TestSegments.source(TestSegments.VIDEO);
    byte[] ours = source.toCmafHeader(HeaderSettings.of(1, (int) source.timescale(), 1024, "und"));
    assertEquals(Set.of(), header(ByteBuffer.wrap(ours)));
    assertEquals(Set.of("C01"), header(TestMedia.init(TestSegments.VIDEO)));
    assertEquals(Set.of("C02"), header(TestMedia.buffer(TestSegments.VIDEO)));
    assertEquals(Set.of("C02"), header(ByteBuffer.wrap(ours, 0, 100)));
  }

  private static Set<String> header(ByteBuffer header) {
    Findings found = new Findings();
    HeaderCheck.check(Place.of("init"), header, found);
    return rules(found.all());
  }

  private static SegmentCheck check(String name) throws MediaException {
    return new SegmentCheck(HeaderCheck.of(TestSegments.header(name)));
  }

  private static Set<String> check(List<CmafSample> samples) throws MediaException {
    MediaSegment segment = new MediaSegmentWriter(1).write(1, 0, samples);
    return found(ByteBuffer.wrap(segment.toByteArray()));
  }

  private static Set<String> changed(UnaryOperator<List<Box>> change) throws MediaException {
    ByteBuffer segment = TestSegments.segments(TestSegments.VIDEO).getFirst();
    return found(ByteBuffer.wrap(Boxes.write(change.apply(Boxes.readAll(segment)))));
  }

  private static Set<String> found(ByteBuffer segment) throws MediaException {
    Findings found = new Findings();
    check(TestSegments.VIDEO).check(Place.of("segment"), segment, found);
    return rules(found.all());
  }

  private static Set<String> rules(List<Finding> findings) {
    return findings.stream().map(f -> f.rule().id()).collect(Collectors.toSet());
  }
}

package dev.kinora.packager.cmaf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.Goldens;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.TestMedia;
import dev.kinora.packager.isobmff.BoxDump;
import dev.kinora.packager.isobmff.Boxes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaSegmentReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {TestSegments.VIDEO, TestSegments.SOUND})
  void whatWasWrittenReadsBackAsTheSameSamples(String name) throws MediaException {
    MediaSegmentReader reader = new MediaSegmentReader(TestSegments.header(name));
    List<ByteBuffer> segments = TestSegments.segments(name);
    List<Fragment> sources = TestSegments.sourceFragments(name);
    for (int i = 0; i < segments.size(); i++) {
      Fragment back = reader.read(segments.get(i)).getFirst();
      assertEquals(i + 1, back.sequenceNumber());
      assertEquals(sources.get(i).baseDecodeTimeTicks(), back.baseDecodeTimeTicks());
      assertSameSamples(name, sources.get(i), segments.get(i), back);
    }
  }

  private static void assertSameSamples(
      String name, Fragment source, ByteBuffer segment, Fragment back) {
    ByteBuffer file = TestMedia.buffer(name);
    assertEquals(source.samples().size(), back.samples().size());
    for (int i = 0; i < back.samples().size(); i++) {
      FragmentSample expected = source.samples().get(i);
      FragmentSample found = back.samples().get(i);
      assertEquals(expected.decodeTimeTicks(), found.decodeTimeTicks());
      assertEquals(expected.presentationTimeTicks(), found.presentationTimeTicks());
      assertEquals(expected.durationTicks(), found.durationTicks());
      assertEquals(expected.sync(), found.sync());
      assertEquals(
          MediaSegmentReader.data(file, expected), MediaSegmentReader.data(segment, found));
    }
  }

  @Test
  void chunksOfASegmentFollowOnOneAnother() throws MediaException {
    List<CmafSample> samples =
        TestSegments.samples(
            TestSegments.VIDEO, TestSegments.sourceFragments(TestSegments.VIDEO).getFirst());
    MediaSegment segment =
        new MediaSegmentWriter(1).write(40, 512, samples, List.of(1, 7, samples.size()));
    List<Fragment> fragments =
        new MediaSegmentReader(TestSegments.header(TestSegments.VIDEO))
            .read(ByteBuffer.wrap(segment.toByteArray()));
    assertEquals(List.of(40L, 41L, 42L), fragments.stream().map(Fragment::sequenceNumber).toList());
    assertEquals(
        List.of(1, 6, samples.size() - 7),
        fragments.stream().map(f -> f.samples().size()).toList());
    assertEquals(fragments.get(0).endTicks(), fragments.get(1).baseDecodeTimeTicks());
    assertEquals(fragments.get(1).endTicks(), fragments.get(2).baseDecodeTimeTicks());
  }

  @ParameterizedTest
  @ValueSource(strings = {TestSegments.VIDEO, TestSegments.SOUND})
  void segmentsAsText(String name) throws IOException, MediaException {
    String golden = name.equals(TestSegments.VIDEO) ? "video" : "sound";
    Goldens.check(
        "cmaf/" + golden + "-segment.txt",
        BoxDump.of(Boxes.readAll(TestSegments.segments(name).getLast())));
  }

  @Test
  void cutAnywhereIsRefusedOrHoldsNothing() throws MediaException {
    MediaSegmentReader reader = new MediaSegmentReader(TestSegments.header(TestSegments.SOUND));
    ByteBuffer whole = TestSegments.segments(TestSegments.SOUND).getFirst();
    int styp = whole.getInt(0);
    for (int length = 1; length < whole.limit(); length++) {
      ByteBuffer cut = whole.slice(0, length);
      if (length == styp) {
        assertEquals(List.of(), reader.read(cut));
      } else {
        assertThrows(MediaException.class, () -> reader.read(cut), "cut at " + length);
      }
    }
  }

  @Test
  void aByteAtATimeIsEnough() throws Exception {
    ByteBuffer whole = TestSegments.segments(TestSegments.VIDEO).getFirst();
    ByteBuffer read = MediaSegmentReader.readFully(new OneByteAtATime(whole.duplicate()), 1 << 20);
    assertEquals(whole, read);
    ReadableByteChannel exact = new OneByteAtATime(whole.duplicate());
    assertEquals(whole, MediaSegmentReader.readFully(exact, whole.remaining()));
    ReadableByteChannel large = new OneByteAtATime(ByteBuffer.allocate(200_000));
    assertEquals(200_000, MediaSegmentReader.readFully(large, 200_000).remaining());
    ReadableByteChannel tooLong = new OneByteAtATime(whole.duplicate());
    MediaException refused =
        assertThrows(
            MediaException.Unsupported.class,
            () -> MediaSegmentReader.readFully(tooLong, whole.remaining() - 1));
    assertTrue(refused.advice().isPresent());
  }

  private record OneByteAtATime(ByteBuffer content) implements ReadableByteChannel {
    @Override
    public int read(ByteBuffer target) {
      if (!content.hasRemaining()) {
        return -1;
      }
      target.put(content.get());
      return 1;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}

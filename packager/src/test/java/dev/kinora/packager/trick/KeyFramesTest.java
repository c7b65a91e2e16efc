package dev.kinora.packager.trick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.TestMedia;
import dev.kinora.packager.cmaf.CmafSample;
import dev.kinora.packager.cmaf.Fragment;
import dev.kinora.packager.cmaf.FragmentSample;
import dev.kinora.packager.cmaf.MediaSegmentReader;
import dev.kinora.packager.cmaf.MediaSegmentWriter;
import dev.kinora.packager.cmaf.TestSegments;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyFramesTest {
  private static final ByteBuffer HEADER = TestMedia.init(TestSegments.VIDEO);

  @Test
  void aSegmentIsTheFirstPictureForAsLongAsAllOfThemLast() throws Exception {
    MediaSegmentReader reader = new MediaSegmentReader(TestSegments.source(TestSegments.VIDEO));
    for (ByteBuffer whole : TestSegments.segments(TestSegments.VIDEO)) {
      Fragment all = reader.read(whole).getFirst();
      ByteBuffer one = KeyFrames.segment(HEADER, whole);

      List<Fragment> fragments = reader.read(one);
      assertEquals(1, fragments.size());
      Fragment alone = fragments.getFirst();
      assertEquals(all.baseDecodeTimeTicks(), alone.baseDecodeTimeTicks());
      assertEquals(all.durationTicks(), alone.durationTicks());
      assertEquals(all.sequenceNumber(), alone.sequenceNumber());
      assertEquals(1, alone.samples().size());
      FragmentSample first = all.samples().getFirst();
      FragmentSample picture = alone.samples().getFirst();
      assertTrue(picture.sync());
      assertEquals(first.presentationTimeTicks(), picture.presentationTimeTicks());
      assertEquals(MediaSegmentReader.data(whole, first), MediaSegmentReader.data(one, picture));
    }
  }

  @Test
  void aSegmentThatDoesNotBeginWithAKeyFrameIsRefused() throws Exception {
    List<CmafSample> samples =
        TestSegments.samples(
            TestSegments.VIDEO, TestSegments.sourceFragments(TestSegments.VIDEO).getFirst());
    byte[] late =
        new MediaSegmentWriter(1).write(1, 0, samples.subList(1, samples.size())).toByteArray();
    assertThrows(MediaException.class, () -> KeyFrames.segment(HEADER, ByteBuffer.wrap(late)));
    assertThrows(MediaException.class, () -> KeyFrames.segment(HEADER, ByteBuffer.allocate(0)));
  }
}

package dev.kinora.packager.cmaf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.util.List;

/** Any bytes give a value or a {@link MediaException}. */
final class SegmentFuzzTest {
  @FuzzTest
  void init(byte[] data) {
    try {
      InitSegment init = InitSegment.parse(ByteBuffer.wrap(data));
      byte[] header = init.toCmafHeader(HeaderSettings.of(1, 90000, 512, "en"));
      assertEquals(init.codecs(), InitSegment.parse(ByteBuffer.wrap(header)).codecs());
    } catch (MediaException refused) {
      assertFalse(String.valueOf(refused.getMessage()).isEmpty());
    }
  }

  @FuzzTest
  void segment(byte[] data) throws MediaException {
    List<Fragment> fragments;
    try {
      fragments =
          new MediaSegmentReader(TestSegments.header(TestSegments.VIDEO))
              .read(ByteBuffer.wrap(data));
    } catch (MediaException refused) {
      assertFalse(String.valueOf(refused.getMessage()).isEmpty());
      return;
    }
    for (Fragment fragment : fragments) {
      for (FragmentSample sample : fragment.samples()) {
        assertEquals(
            sample.sizeBytes(), MediaSegmentReader.data(ByteBuffer.wrap(data), sample).remaining());
      }
    }
  }
}

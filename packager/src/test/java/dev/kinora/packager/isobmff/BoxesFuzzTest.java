package dev.kinora.packager.isobmff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.util.List;

/** Any bytes give boxes or a {@link MediaException}; boxes survive being written. */
final class BoxesFuzzTest {
  @FuzzTest
  void boxes(byte[] data) {
    List<Box> boxes;
    try {
      boxes = Boxes.readAll(ByteBuffer.wrap(data));
    } catch (MediaException refused) {
      assertFalse(String.valueOf(refused.getMessage()).isEmpty());
      return;
    }
    BoxDump.of(boxes);
    try {
      assertEquals(boxes, Boxes.readAll(ByteBuffer.wrap(Boxes.write(boxes))));
    } catch (MediaException e) {
      throw new AssertionError("what was written is not readable", e);
    }
  }

  @FuzzTest
  void codecConfiguration(byte[] data) {
    for (String type : List.of("avcC", "esds", "hvcC", "av1C", "vpcC", "pasp", "colr", "btrt")) {
      try {
        assertFalse(CodecBoxes.views(new OpaqueBox(type, Bytes.copyOf(data))).isEmpty());
      } catch (MediaException refused) {
        assertFalse(String.valueOf(refused.getMessage()).isEmpty());
      }
    }
  }
}

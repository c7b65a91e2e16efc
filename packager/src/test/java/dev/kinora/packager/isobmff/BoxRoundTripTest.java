package dev.kinora.packager.isobmff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BoxRoundTripTest {
  static Stream<Box> boxes() {
    return BoxSamples.all().stream();
  }

  @ParameterizedTest
  @MethodSource("boxes")
  void readingWhatWasWrittenGivesAnEqualBox(Box box) throws MediaException {
    byte[] bytes = Boxes.write(box);
    assertEquals(List.of(box), Boxes.readAll(ByteBuffer.wrap(bytes)));
    assertEquals(bytes.length, ByteBuffer.wrap(bytes).getInt());
  }

  @Test
  void everyKindOfBoxHasASample() {
    Set<Class<?>> sampled = new HashSet<>();
    boxes().forEach(box -> addKinds(box, sampled));
    assertEquals(Set.of(Box.class.getPermittedSubclasses()), sampled);
  }

  private static void addKinds(Box box, Set<Class<?>> kinds) {
    kinds.add(box.getClass());
    if (box instanceof SampleDescriptionBox stsd) {
      stsd.entries().forEach(entry -> addKinds(entry, kinds));
    }
  }

  @Test
  void aSizeOf64BitsIsRead() throws MediaException {
    ByteBuffer box =
        ByteBuffer.allocate(19)
            .putInt(1)
            .put("free".getBytes(StandardCharsets.US_ASCII))
            .putLong(19);
    List<PlacedBox> boxes = Boxes.readPlaced(box.rewind());
    assertEquals(16, boxes.getFirst().headerBytes());
    assertEquals(19, boxes.getFirst().sizeBytes());
  }

  @Test
  void sizeZeroReachesTheEnd() throws MediaException {
    byte[] mdat = Boxes.write(new MediaDataBox(Bytes.of(1, 2, 3, 4)));
    Arrays.fill(mdat, 0, 4, (byte) 0);
    assertEquals(12, Boxes.readPlaced(ByteBuffer.wrap(mdat)).getFirst().sizeBytes());
  }

  @Test
  void valuesThatDoNotFitAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Boxes.write(new MovieFragmentHeaderBox(1L << 32)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Boxes.write(new MediaHeaderBox(0, 0, 1, 0, "English")));
    assertThrows(
        IllegalArgumentException.class, () -> Boxes.write(new OpaqueBox("toolong", Bytes.EMPTY)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Boxes.write(new HandlerBox("vide", "zero \0 inside")));
  }
}

package dev.kinora.transcoder.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.kinora.packager.title.Lane;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class WarmUpTest {
  @Test
  void theSampleIsAnEncodeOfBothKindsOfTracks() throws IOException {
    Request.Encode sample = assertInstanceOf(Request.Encode.class, WarmUp.sample());
    assertEquals(Lane.VIDEO, sample.task().lane());
    assertEquals(1, sample.task().title().audio().size());
    assertEquals(2, sample.task().title().video().size());
  }
}

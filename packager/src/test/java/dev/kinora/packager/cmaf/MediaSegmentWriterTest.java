package dev.kinora.packager.cmaf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.isobmff.Box;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.ContainerBox;
import dev.kinora.packager.isobmff.TrackFragmentHeaderBox;
import dev.kinora.packager.isobmff.TrackRunBox;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MediaSegmentWriterTest {
  private static final MediaSegmentWriter WRITER = new MediaSegmentWriter(1);

  @Test
  void chunksJoinedAreTheSegment() throws MediaException {
    List<CmafSample> samples = video(6);
    MediaSegment segment = WRITER.write(7, 9000, samples, List.of(2, 4, 6));

    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (MediaSegment.Chunk chunk : segment.chunks()) {
      chunk.buffers().forEach(b -> joined.writeBytes(bytes(b)));
    }
    assertArrayEquals(segment.toByteArray(), joined.toByteArray());
    assertEquals(segment.sizeBytes(), joined.size());
    assertEquals(
        List.of("styp", "moof", "mdat", "moof", "mdat", "moof", "mdat"),
        Boxes.readAll(ByteBuffer.wrap(segment.toByteArray())).stream().map(Box::type).toList());
    assertEquals(
        List.of(9000L, 9200L, 9400L),
        segment.chunks().stream().map(MediaSegment.Chunk::baseDecodeTimeTicks).toList());
    assertEquals(
        List.of(true, false, false),
        segment.chunks().stream().map(MediaSegment.Chunk::independent).toList());
  }

  @Test
  void whatSamplesShareStandsOnce() throws MediaException {
    List<CmafSample> samples =
        List.of(
            new CmafSample(data(5), 100, 200, SampleKind.SYNC),
            new CmafSample(data(5), 100, 200, SampleKind.DEPENDENT),
            new CmafSample(data(5), 100, 200, SampleKind.DEPENDENT));
    ContainerBox traf = traf(WRITER.write(1, 0, samples));
    TrackFragmentHeaderBox tfhd = traf.only(TrackFragmentHeaderBox.class);
    TrackRunBox trun = traf.only(TrackRunBox.class);
    assertTrue(tfhd.defaultBaseIsMoof());
    assertTrue(tfhd.baseDataOffset().isEmpty());
    assertEquals(100, tfhd.defaultDuration().getAsLong());
    assertEquals(5, tfhd.defaultSizeBytes().getAsLong());
    assertEquals(0x0101_0000, tfhd.defaultFlags().orElseThrow().pack());
    assertEquals(0x0200_0000, trun.firstSampleFlags().orElseThrow().pack());
    assertEquals(Set.of(TrackRunBox.Field.COMPOSITION_OFFSET), trun.present());
    assertEquals(0, trun.version());
  }

  @Test
  void dataIsNotCopied() {
    byte[] memory = {1, 2, 3};
    MediaSegment segment =
        WRITER.write(1, 0, List.of(CmafSample.sync(ByteBuffer.wrap(memory), 1024)));
    memory[2] = 9;
    byte[] written = segment.toByteArray();
    assertEquals(9, written[written.length - 1]);
  }

  @Test
  void aChannelThatTakesLittleAtATimeGetsEverything() throws Exception {
    MediaSegment segment = WRITER.write(1, 0, video(2000));
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    segment.writeTo(new ThreeBytesAtATime(taken));
    assertArrayEquals(segment.toByteArray(), taken.toByteArray());
  }

  @Test
  void refusesWhatCannotBeWritten() {
    List<CmafSample> one = video(1);
    assertThrows(IllegalArgumentException.class, () -> new MediaSegmentWriter(0));
    assertThrows(IllegalArgumentException.class, () -> WRITER.write(0, 0, one));
    assertThrows(IllegalArgumentException.class, () -> WRITER.write(1, -1, one));
    assertThrows(IllegalArgumentException.class, () -> WRITER.write(1, 0, List.of()));
    assertThrows(IllegalArgumentException.class, () -> WRITER.write(1, 0, one, List.of(2)));
    assertThrows(
        IllegalArgumentException.class, () -> new CmafSample(data(1), 1, -1, SampleKind.SYNC));
    assertThrows(
        IllegalArgumentException.class, () -> new CmafSample(data(1), 0, 0, SampleKind.SYNC));
    assertFalse(one.isEmpty());
  }

  private static List<CmafSample> video(int count) {
    List<CmafSample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SampleKind kind =
          i == 0 ? SampleKind.SYNC : i % 2 == 0 ? SampleKind.REFERENCE : SampleKind.DISPOSABLE;
      samples.add(new CmafSample(data(3 + i % 7), 100, 100L * (i % 3), kind));
    }
    return samples;
  }

  private static ByteBuffer data(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (size * 31 + i);
    }
    return ByteBuffer.wrap(bytes);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static ContainerBox traf(MediaSegment segment) throws MediaException {
    for (Box box : Boxes.readAll(ByteBuffer.wrap(segment.toByteArray()))) {
      if (box instanceof ContainerBox c && c.type().equals("moof")) {
        return c.onlyContainer("traf");
      }
    }
    throw new AssertionError("no moof");
  }

  /** A socket under pressure. */
  private record ThreeBytesAtATime(ByteArrayOutputStream out) implements GatheringByteChannel {
    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      int left = 3;
      for (int i = offset; i < offset + length && left > 0; i++) {
        while (sources[i].hasRemaining() && left > 0) {
          out.write(sources[i].get());
          left--;
        }
      }
      return 3L - left;
    }

    @Override
    public long write(ByteBuffer[] sources) {
      return write(sources, 0, sources.length);
    }

    @Override
    public int write(ByteBuffer source) {
      return (int) write(new ByteBuffer[] {source}, 0, 1);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}

package dev.kinora.transcoder.live.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.ebml.Ebml;
import dev.kinora.packager.live.LiveRelay;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebmSplitterTest {
  private static final int CLUSTER = 0x1f43b675;
  private static final int TIMESTAMP = 0xe7;
  private static final int SIMPLE_BLOCK = 0xa3;
  private static final int BLOCK_GROUP = 0xa0;
  private static final int KEY = 0x80;

  private final List<LiveRelay> relayed = new ArrayList<>();
  private final WebmSplitter splitter = new WebmSplitter(relayed::add);

  @Test
  void theHeaderSaysWhatComesAndNotWhoSendsIt() throws MediaException {
    splitter.add(header("webm", "V_VP8"));
    LiveRelay.Header header = (LiveRelay.Header) relayed.getFirst();
    assertEquals("video/webm; codecs=\"vp8,opus\"", header.mime());
    String text = StandardCharsets.ISO_8859_1.decode(header.bytes()).toString();
    assertFalse(text.contains("name:key"));
    assertTrue(text.contains("V_VP8"));
    assertTrue(splitter.isPlayable());
  }

  @Test
  void whatBrowsersCannotPlayIsNotRelayed() throws MediaException {
    splitter.add(header("matroska", "V_MPEG4/ISO/AVC"));
    splitter.add(cluster(0, block(1, 0, KEY)));
    assertEquals(List.of(), relayed);
    assertFalse(splitter.isPlayable());
  }

  @Test
  void aFragmentBeginsAtEachKeyFrameOfThePicture() throws MediaException {
    splitter.add(header("webm", "V_VP9"));
    splitter.add(
        cluster(1000, block(2, 0, KEY), block(1, 0, KEY), block(1, 40, 0), block(1, 80, KEY)));
    assertEquals(List.of(false, true, true), keys());
    assertEquals(List.of(1000L, 1000L, 1080L), times());
  }

  @Test
  void noClusterGoesBackInTime() throws MediaException {
    splitter.add(header("webm", "V_VP8"));
    splitter.add(
        cluster(1000, block(1, 0, KEY), block(2, 47, KEY), block(1, 40, 0), block(2, 67, KEY)));
    assertEquals(List.of(true, false), keys());
    assertEquals(List.of(1000L, 1040L), times());
  }

  @Test
  void whatCameWholeGoesOutWithoutTheRestOfItsCluster() throws MediaException {
    splitter.add(header("webm", "V_VP8"));
    ByteBuffer whole = cluster(0, block(1, 0, KEY), block(1, 40, 0));
    int lastBlock = block(1, 40, 0).remaining();
    splitter.add(whole.slice(0, whole.remaining() - lastBlock));
    assertEquals(List.of(true), keys());
    splitter.add(whole.slice(whole.remaining() - lastBlock, lastBlock));
    assertEquals(List.of(0L, 40L), times());
  }

  @Test
  void theSameBlocksComeByteByByte() throws MediaException {
    ByteBuffer all =
        joined(
            header("webm", "V_VP8"),
            cluster(500, block(1, 0, KEY), group(2, 10), block(1, 33, 0)),
            element(0x1c53bb6b, ByteBuffer.allocate(300)),
            cluster(70_000, block(1, -20, KEY)));
    for (int i = 0; i < all.remaining(); i++) {
      splitter.add(all.slice(i, 1));
    }
    assertEquals(List.of(true, false, false, true), keys());
    assertEquals(List.of(500L, 510L, 533L, 69_980L), times());
  }

  @Test
  void anEndlessElementIsRefused() throws MediaException {
    splitter.add(header("webm", "V_VP8"));
    ByteBuffer huge = ByteBuffer.allocate(12);
    Ebml.putHead(huge, SIMPLE_BLOCK, 1L << 40);
    assertThrows(MediaException.class, () -> splitter.add(huge.flip()));
  }

  private List<Boolean> keys() {
    return fragments().stream().map(LiveRelay.Fragment::startsWithKeyFrame).toList();
  }

  private List<LiveRelay.Fragment> fragments() {
    return relayed.stream()
        .filter(LiveRelay.Fragment.class::isInstance)
        .map(LiveRelay.Fragment.class::cast)
        .toList();
  }

  /** When the first block of each fragment is shown. */
  private List<Long> times() throws MediaException {
    List<Long> times = new ArrayList<>();
    for (LiveRelay.Fragment fragment : fragments()) {
      Ebml.Element cluster = Ebml.all(fragment.bytes()).getFirst();
      assertEquals(CLUSTER, cluster.id());
      List<Ebml.Element> members = Ebml.all(cluster.content());
      assertEquals(TIMESTAMP, members.getFirst().id());
      WebmBlock block = WebmBlock.of(members.get(1)).orElseThrow();
      times.add(members.getFirst().number() + block.relativeTime());
    }
    return times;
  }

  private static ByteBuffer header(String type, String picture) {
    ByteBuffer ebml = element(0x4282, text(type));
    ByteBuffer info =
        joined(
            element(0x2ad7b1, ByteBuffer.allocate(4).putInt(1_000_000).flip()),
            element(0x7ba9, text("name:key")));
    ByteBuffer tracks = joined(track(1, 1, picture), track(2, 2, "A_OPUS"));
    ByteBuffer segment = ByteBuffer.allocate(12);
    Ebml.putHead(segment, WebmHeader.SEGMENT, Ebml.UNKNOWN_SIZE);
    return joined(
        element(WebmHeader.EBML, ebml),
        segment.flip(),
        element(WebmHeader.INFO, info),
        element(WebmHeader.TRACKS, tracks));
  }

  private static ByteBuffer track(int number, int type, String codec) {
    return element(
        0xae,
        joined(
            element(0xd7, bytes(number)), element(0x83, bytes(type)), element(0x86, text(codec))));
  }

  private static ByteBuffer cluster(long time, ByteBuffer... blocks) {
    ByteBuffer head = ByteBuffer.allocate(12);
    Ebml.putHead(head, CLUSTER, Ebml.UNKNOWN_SIZE);
    ByteBuffer stamp = element(TIMESTAMP, ByteBuffer.allocate(8).putLong(time).flip());
    return joined(head.flip(), stamp, joined(blocks));
  }

  private static ByteBuffer block(int track, int time, int flags) {
    return element(SIMPLE_BLOCK, bytes(0x80 | track, time >> 8, time, flags, 1, 2, 3));
  }

  /** A group without a reference: a key frame. */
  private static ByteBuffer group(int track, int time) {
    ByteBuffer inner = element(0xa1, bytes(0x80 | track, time >> 8, time, 0, 9));
    return element(BLOCK_GROUP, joined(element(0x75a2, bytes(5)), inner));
  }

  private static ByteBuffer element(int id, ByteBuffer content) {
    ByteBuffer out = ByteBuffer.allocate(12 + content.remaining());
    Ebml.put(out, id, content);
    return out.flip();
  }

  private static ByteBuffer text(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer out = ByteBuffer.allocate(values.length);
    for (int value : values) {
      out.put((byte) value);
    }
    return out.flip();
  }

  private static ByteBuffer joined(ByteBuffer... pieces) {
    ByteBuffer out =
        ByteBuffer.allocate(java.util.Arrays.stream(pieces).mapToInt(ByteBuffer::remaining).sum());
    for (ByteBuffer piece : pieces) {
      out.put(piece.duplicate());
    }
    return out.flip();
  }
}

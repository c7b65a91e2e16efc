package dev.kinora.transcoder.live.relay;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.ebml.Ebml;
import dev.kinora.packager.live.LiveRelay;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Cuts a WebM stream into what a browser's MediaSource takes (Matroska, RFC 9559): a header once,
 * then Clusters. A new one begins at each key frame, and whatever has come whole goes out with the
 * bytes that completed it, so nothing waits for a Cluster's end. For one thread.
 */
public final class WebmSplitter {
  private static final int CLUSTER = 0x1f43b675;
  private static final int TIMESTAMP = 0xe7;
  private static final int SIMPLE_BLOCK = 0xa3;
  private static final int BLOCK_GROUP = 0xa0;
  private static final int MOST_ELEMENT_BYTES = 8 << 20;

  /** Read as soon as they are whole; of all others only the size matters. */
  private static final Set<Integer> KEPT =
      Set.of(
          WebmHeader.EBML,
          WebmHeader.INFO,
          WebmHeader.TRACKS,
          TIMESTAMP,
          SIMPLE_BLOCK,
          BLOCK_GROUP);

  private final Consumer<LiveRelay> out;
  private ByteBuffer buffered = ByteBuffer.allocate(1 << 16);
  private long toSkip;
  private ByteBuffer ebml = ByteBuffer.allocate(0);
  private ByteBuffer info = ByteBuffer.allocate(0);
  private Optional<WebmHeader> header = Optional.empty();
  private boolean unplayable;
  private long clusterTime;
  private ClusterBuilder cluster = new ClusterBuilder();

  /**
   * A splitter at a stream's beginning.
   *
   * @param out gets the header, then fragments
   */
  public WebmSplitter(Consumer<LiveRelay> out) {
    this.out = out;
  }

  /** Whether the stream's header has come and browsers can play what it announces. */
  public boolean isPlayable() {
    return header.isPresent();
  }

  /**
   * Takes the next bytes.
   *
   * @throws MediaException if they are no WebM; nothing more can be taken then
   */
  public void add(ByteBuffer bytes) throws MediaException {
    if (unplayable) {
      return;
    }
    ByteBuffer in = bytes.duplicate();
    skip(in);
    append(in);
    buffered.flip();
    while (takeElement()) {
      // Each turn takes one element.
    }
    buffered.compact();
    flush();
  }

  private void skip(ByteBuffer in) {
    int count = (int) Math.min(toSkip, in.remaining());
    in.position(in.position() + count);
    toSkip -= count;
  }

  private void append(ByteBuffer in) {
    if (buffered.remaining() < in.remaining()) {
      int needed = buffered.position() + in.remaining();
      buffered =
          ByteBuffer.allocate(Math.max(needed, 2 * buffered.capacity())).put(buffered.flip());
    }
    buffered.put(in);
  }

  private boolean takeElement() throws MediaException {
    if (unplayable || toSkip > 0) {
      skip(buffered);
      return false;
    }
    Optional<Ebml.Head> found = Ebml.head(buffered);
    if (found.isEmpty()) {
      return false;
    }
    Ebml.Head head = found.get();
    if (head.id() == WebmHeader.SEGMENT || head.id() == CLUSTER) {
      buffered.position(buffered.position() + head.headBytes());
      return true;
    }
    if (head.sizeBytes() < 0) {
      throw new MediaException.Malformed(
          "WebM", "a size of element " + Integer.toHexString(head.id()), "none");
    }
    if (!KEPT.contains(head.id())) {
      buffered.position(buffered.position() + head.headBytes());
      toSkip = head.sizeBytes();
      skip(buffered);
      return toSkip == 0;
    }
    return takeKept(head);
  }

  private boolean takeKept(Ebml.Head head) throws MediaException {
    if (head.sizeBytes() > MOST_ELEMENT_BYTES) {
      throw new MediaException.Malformed(
          "WebM", "elements of at most %d bytes".formatted(MOST_ELEMENT_BYTES), head.sizeBytes());
    }
    int whole = head.headBytes() + (int) head.sizeBytes();
    if (buffered.remaining() < whole) {
      return false;
    }
    int start = buffered.position() + head.headBytes();
    byte[] content = new byte[(int) head.sizeBytes()];
    buffered.get(start, content);
    buffered.position(buffered.position() + whole);
    take(new Ebml.Element(head.id(), ByteBuffer.wrap(content)));
    return true;
  }

  private void take(Ebml.Element element) throws MediaException {
    switch (element.id()) {
      case WebmHeader.EBML -> ebml = element.content();
      case WebmHeader.INFO -> info = element.content();
      case WebmHeader.TRACKS -> start(element.content());
      case TIMESTAMP -> clusterTime = element.number();
      default -> block(element);
    }
  }

  private void start(ByteBuffer tracks) throws MediaException {
    header = WebmHeader.of(ebml, info, tracks);
    unplayable = header.isEmpty();
    header.ifPresent(known -> out.accept(known.relay()));
  }

  private void block(Ebml.Element element) throws MediaException {
    OptionalLong video = header.map(WebmHeader::video).orElse(OptionalLong.empty());
    List<WebmBlock> blocks = WebmBlock.of(element).stream().toList();
    for (WebmBlock block : blocks) {
      boolean key = block.key() && (video.isEmpty() || block.track() == video.getAsLong());
      long time = clusterTime + block.relativeTime();
      if (key || !cluster.takes(time)) {
        flush();
      }
      cluster.add(block, time, key);
    }
  }

  private void flush() {
    Optional<LiveRelay.Fragment> fragment = cluster.build();
    fragment.ifPresent(out);
    cluster = new ClusterBuilder();
  }
}

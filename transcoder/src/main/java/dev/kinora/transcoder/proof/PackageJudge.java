package dev.kinora.transcoder.proof;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.check.stored.Breath;
import dev.kinora.packager.check.stored.TitleBytes;
import dev.kinora.packager.check.stored.TitleCheck;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.supply.TitleJudge;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.CodecsPool;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a title as it would be served and holds it to the rules, then decodes what was encoded.
 * What is the source's own is not decoded: damage in it costs that part only. Safe for use by any
 * thread.
 */
public final class PackageJudge implements TitleJudge {
  private static final Logger LOG = LoggerFactory.getLogger(PackageJudge.class);
  private static final int MOST_BYTES = 64 << 20;

  /** Who has seen this many need not look further. */
  private static final int MOST_FAULTS = 20;

  private final TitleBytes bytes;
  private final TitleCheck rules;
  private final CodecsPool codecs;

  /** Looks at titles whose bytes are read there. */
  public PackageJudge(TitleBytes bytes, CodecsPool codecs, InstantSource clock) {
    this.bytes = bytes;
    this.rules = new TitleCheck(bytes, clock);
    this.codecs = codecs;
  }

  @Override
  public List<String> faults(Title title, Measured measured, Breath breath)
      throws IOException, WorkFailure, InterruptedException {
    long start = System.nanoTime();
    List<String> faults = new ArrayList<>(rules.faults(title, measured, breath));
    long read = System.nanoTime();
    for (Lane lane : Lane.values()) {
      for (Rendition rendition : title.encoded(lane)) {
        if (faults.size() < MOST_FAULTS) {
          decode(title, lane, rendition, breath, faults);
        }
      }
    }
    LOG.info(
        "{} was checked: rules {} ms, decoding {} ms, {} faults",
        title.id(),
        Duration.ofNanos(read - start).toMillis(),
        Duration.ofNanos(System.nanoTime() - read).toMillis(),
        faults.size());
    return faults;
  }

  private void decode(
      Title title, Lane lane, Rendition rendition, Breath breath, List<String> faults)
      throws IOException, WorkFailure, InterruptedException {
    Optional<ByteBuffer> header = bytes(title, new Asset.Init(title.id(), rendition.name()));
    if (header.isEmpty()) {
      // The rules have said so.
      return;
    }
    try (Codecs child = codecs.background(lane)) {
      int segments = title.timelineOf(rendition).segmentCount();
      for (int number = 0; number < segments; number++) {
        SegmentKey key = new SegmentKey(title.id(), rendition.name(), number);
        breath.take();
        Optional<ByteBuffer> segment = bytes(title, new Asset.Media(key));
        if (segment.isPresent() && faults.size() < MOST_FAULTS) {
          Optional<String> fault = fault(child, title, header.get(), segment.get());
          String where = rendition.name() + " segment " + number + ": ";
          fault.ifPresent(why -> faults.add(where + why));
        }
      }
    }
  }

  private static Optional<String> fault(
      Codecs child, Title title, ByteBuffer header, ByteBuffer segment)
      throws IOException, WorkFailure {
    ByteBuffer media = ByteBuffer.allocate(header.remaining() + segment.remaining());
    media.put(header.duplicate()).put(segment).flip();
    try {
      child.decode(title.source().path(), media);
      return Optional.empty();
    } catch (MediaException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Optional<ByteBuffer> bytes(Title title, Asset asset) throws IOException {
    try {
      return bytes.of(title, asset, MOST_BYTES);
    } catch (MediaException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}

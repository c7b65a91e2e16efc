package dev.kinora.packager.source.matroska;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.source.CodedSample;
import dev.kinora.packager.source.CodedTrack;
import dev.kinora.packager.source.MediaSource;
import dev.kinora.packager.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Matroska file with Cues. Clusters that were read are remembered, some of them. */
public final class MatroskaSource implements MediaSource {
  private static final int CLUSTERS_KEPT = 16;

  /** Clusters are a second long or so: one question looks at no more of them, empty or not. */
  private static final int MOST_CLUSTERS = 1024;

  private static final int MOST_SAMPLES = 65_536;
  private static final int CLUSTER_HEAD_BYTES = 12;
  private static final int MOST_ELEMENTS_BETWEEN = 1024;

  /** How much later than its neighbours in time a sample may stand in the file. */
  private static final long INTERLEAVING_NANOS = 5_000_000_000L;

  private final MatroskaIndex index;
  private final ClusterReader reader;

  /** Guarded by itself. */
  private final Map<Long, ClusterReader.Cluster> kept = new LinkedHashMap<>(16, 0.75f, true);

  private MatroskaSource(MatroskaIndex index) {
    this.index = index;
    this.reader = index.clusters();
  }

  /**
   * Reads tracks and cues; the file is closed with this, or by the caller when this throws.
   *
   * @throws MediaException.Malformed if they break the format's rules
   * @throws MediaException.Unsupported if there is no index
   */
  public static MatroskaSource open(SourceFile file) throws MediaException, IOException {
    return new MatroskaSource(MatroskaIndex.read(file));
  }

  @Override
  public SourceFile file() {
    return index.file();
  }

  @Override
  public List<CodedTrack> tracks() {
    return index.tracks().stream().map(MatroskaTrack::coded).toList();
  }

  @Override
  public boolean listsEverySample() {
    return false;
  }

  @Override
  public long[] keyTicks(CodedTrack track) throws MediaException {
    List<Cue> cues = cues(track);
    long[] ticks = new long[cues.size()];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = nanos(cues.get(i));
    }
    return ticks;
  }

  private List<Cue> cues(CodedTrack track) {
    return index.cues().getOrDefault(number(track), List.of());
  }

  private long number(CodedTrack track) {
    return index.tracks().get(track.index()).number();
  }

  private long nanos(Cue cue) throws MediaException {
    try {
      return Math.multiplyExact(cue.time(), reader.scaleNanos());
    } catch (ArithmeticException e) {
      throw new MediaException.Malformed("Cues", "times within centuries", cue.time());
    }
  }

  private Cue cue(CodedTrack track, long keyTicks) throws MediaException {
    List<Cue> cues = cues(track);
    int low = 0;
    int high = cues.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compare(nanos(cues.get(middle)), keyTicks);
      if (order == 0) {
        return cues.get(middle);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    throw new MediaException.Malformed("Cues", "a key frame", keyTicks + " ns");
  }

  @Override
  public CodedSample keyFrame(CodedTrack track, long keyTicks) throws MediaException, IOException {
    Cue cue = cue(track, keyTicks);
    Optional<Block> exact = reader.pointedAt(cue, number(track));
    Block block = exact.filter(b -> b.nanos() == keyTicks).orElse(null);
    if (block == null) {
      block =
          cluster(cue.clusterBytes()).blocks().stream()
              .filter(b -> b.track() == number(track) && b.nanos() == keyTicks)
              .findFirst()
              .orElseThrow(() ->
                  new MediaException.Malformed(
                      "cluster @" + cue.clusterBytes(), "the key frame of its cue", "none"));
    }
    return sample(track, block);
  }

  private CodedSample sample(CodedTrack track, Block block) {
    long nanos = block.nanos() + block.lace() * index.tracks().get(track.index()).frameNanos();
    return new CodedSample(block.offsetBytes(), block.sizeBytes(), nanos, block.key());
  }

  private ClusterReader.Cluster cluster(long at) throws MediaException, IOException {
    synchronized (kept) {
      ClusterReader.Cluster known = kept.get(at);
      if (known != null) {
        return known;
      }
    }
    ClusterReader.Cluster read = reader.at(at);
    synchronized (kept) {
      kept.put(at, read);
      if (kept.size() > CLUSTERS_KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return read;
  }

  /** The Cluster that begins there or behind other elements. */
  private Optional<Long> nextCluster(long at) throws MediaException, IOException {
    long next = at;
    for (int i = 0; i < MOST_ELEMENTS_BETWEEN; i++) {
      Optional<Place> place = Place.at(file(), next, reader.segmentEnd());
      if (place.isEmpty()) {
        return Optional.empty();
      }
      if (place.get().id() == Ids.CLUSTER) {
        return Optional.of(next);
      }
      next = place.get().endBytes();
    }
    throw new MediaException.Malformed("segment @" + at, "a Cluster", "many other elements");
  }

  private static MediaException tooMany() {
    return new MediaException.Unsupported(
        "the file has more clusters or frames between two key frames than any film; remux it");
  }

  @Override
  public List<CodedSample> pictures(CodedTrack track, long fromKeyTicks, long toKeyTicks)
      throws MediaException, IOException {
    List<CodedSample> samples = new ArrayList<>();
    Optional<Long> at = Optional.of(cue(track, fromKeyTicks).clusterBytes());
    for (int i = 0; at.isPresent(); i++) {
      if (i == MOST_CLUSTERS || samples.size() > MOST_SAMPLES) {
        throw tooMany();
      }
      ClusterReader.Cluster cluster = cluster(at.get());
      for (Block block : cluster.blocks()) {
        if (block.track() != number(track)) {
          continue;
        }
        if (block.nanos() >= toKeyTicks && block.key()) {
          return samples;
        }
        if (!samples.isEmpty() || block.nanos() == fromKeyTicks) {
          samples.add(sample(track, block));
        }
      }
      at = nextCluster(cluster.endBytes());
    }
    if (toKeyTicks != Long.MAX_VALUE) {
      throw new MediaException.Malformed("segment", "a key frame", "the end of the file");
    }
    return samples;
  }

  @Override
  public List<CodedSample> sounds(CodedTrack track, long fromTicks, long toTicks)
      throws MediaException, IOException {
    List<CodedSample> samples = new ArrayList<>();
    Optional<Long> at = clusterBefore(fromTicks - INTERLEAVING_NANOS);
    for (int i = 0; at.isPresent(); i++) {
      if (i == MOST_CLUSTERS || samples.size() > MOST_SAMPLES) {
        throw tooMany();
      }
      ClusterReader.Cluster cluster = cluster(at.get());
      boolean over = !cluster.blocks().isEmpty();
      for (Block block : cluster.blocks()) {
        over &= block.nanos() >= toTicks + INTERLEAVING_NANOS;
        if (block.track() == number(track)) {
          CodedSample sample = sample(track, block);
          if (sample.shownTicks() >= toTicks && block.nanos() >= toTicks) {
            return samples;
          }
          if (sample.shownTicks() >= fromTicks && sample.shownTicks() < toTicks) {
            samples.add(sample);
          }
        }
      }
      at = over ? Optional.empty() : nextCluster(cluster.endBytes());
    }
    return samples;
  }

  /** The last Cluster that a cue of any track points at before a time, else the first one. */
  private Optional<Long> clusterBefore(long nanos) throws MediaException, IOException {
    long best = -1;
    for (List<Cue> cues : index.cues().values()) {
      int low = 0;
      int high = cues.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (nanos(cues.get(middle)) <= nanos) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      if (low > 0) {
        best = Math.max(best, cues.get(low - 1).clusterBytes());
      }
    }
    return best < 0 ? nextCluster(index.firstElementBytes()) : Optional.of(best);
  }

  @Override
  public long mostBytes(CodedTrack track, long fromKeyTicks, long toKeyTicks)
      throws MediaException, IOException {
    long from = cue(track, fromKeyTicks).clusterBytes();
    long to = reader.segmentEnd();
    if (toKeyTicks != Long.MAX_VALUE) {
      Cue end = cue(track, toKeyTicks);
      // The Cluster's own head stands before what the cue counts from.
      to =
          end.relativeBytes() < 0
              ? nextClusterOf(track, end)
              : end.clusterBytes() + CLUSTER_HEAD_BYTES + end.relativeBytes();
    }
    return Math.max(1, to - from);
  }

  /** Where the next Cluster begins that a cue of the track points at. */
  private long nextClusterOf(CodedTrack track, Cue cue) {
    return cues(track).stream()
        .mapToLong(Cue::clusterBytes)
        .filter(at -> at > cue.clusterBytes())
        .findFirst()
        .orElse(reader.segmentEnd());
  }

  @Override
  public void close() throws IOException {
    file().close();
  }
}

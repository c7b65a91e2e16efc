package dev.kinora.packager.live;

import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.StoredAsset;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a recording makes a title: as many segments as its first picture and its first sound
 * have, and every further rendition that has them, too. A smaller picture that was left out for a
 * while does not shorten what was recorded; one segment that a killed process did not come to does.
 *
 * @param count how many segments, from the first on
 * @param renditions which have all of them
 * @param keys all that is there
 */
record RecordedSegments(int count, List<Rendition> renditions, List<SegmentKey> keys) {
  RecordedSegments {
    renditions = List.copyOf(renditions);
    keys = List.copyOf(keys);
  }

  static RecordedSegments of(AssetStore store, Title skeleton) throws IOException {
    Map<String, BitSet> there = new HashMap<>();
    List<SegmentKey> keys = new ArrayList<>();
    for (StoredAsset stored : store.list(skeleton.id())) {
      switch (stored.asset()) {
        case Asset.Media(SegmentKey key) -> {
          keys.add(key);
          there.computeIfAbsent(key.rendition(), _ -> new BitSet()).set(key.number());
        }
        case Asset.Init _, Asset.Text _, Asset.Document _, Asset.Sheet _ -> {
          // Looked up by name where they are needed.
        }
      }
    }
    Map<String, Integer> whole = new HashMap<>();
    for (Rendition rendition : skeleton.renditions()) {
      boolean headed = store.has(new Asset.Init(skeleton.id(), rendition.name()));
      BitSet numbers = there.getOrDefault(rendition.name(), new BitSet());
      whole.put(rendition.name(), headed ? numbers.nextClearBit(0) : 0);
    }
    return of(skeleton, whole, keys);
  }

  private static RecordedSegments of(
      Title skeleton, Map<String, Integer> whole, List<SegmentKey> keys) {
    int leading = Integer.MAX_VALUE;
    for (Lane lane : Lane.values()) {
      Optional<Rendition> first = skeleton.renditions(lane).stream().findFirst();
      leading = Math.min(leading, first.map(r -> whole.getOrDefault(r.name(), 0)).orElse(leading));
    }
    int enough = Math.max(1, leading - 1);
    List<Rendition> kept =
        skeleton.renditions().stream()
            .filter(rendition -> whole.getOrDefault(rendition.name(), 0) >= enough)
            .toList();
    int count = leading;
    for (Rendition rendition : kept) {
      count = Math.min(count, whole.getOrDefault(rendition.name(), 0));
    }
    return new RecordedSegments(count, kept, keys);
  }

  /** Deletes what the title does not list. */
  void deleteOthers(AssetStore store, String id) throws IOException {
    List<String> names = renditions.stream().map(Rendition::name).toList();
    Set<String> gone = new HashSet<>();
    for (SegmentKey key : keys) {
      boolean listed = names.contains(key.rendition());
      if (!listed) {
        gone.add(key.rendition());
      }
      if (!listed || key.number() >= count) {
        store.delete(new Asset.Media(key));
      }
    }
    for (String name : gone) {
      store.delete(new Asset.Init(id, name));
    }
  }
}

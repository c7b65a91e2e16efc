package dev.kinora.packager.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Passes what a publisher sends to viewers, and keeps what a newcomer needs: the init segment and
 * everything from the latest key frame on. Fragments are handed on by reference. Thread-safe.
 */
final class RelayHub {
  private final Object lock = new Object();
  private final long mostBytes;

  // Viewers with whether they have seen a key frame.
  private final Map<LiveViewer, Boolean> viewers = new LinkedHashMap<>();
  private final List<LiveRelay.Fragment> sinceKeyFrame = new ArrayList<>();
  private Optional<LiveRelay.Header> header = Optional.empty();
  private long bytes;
  private boolean over;

  /**
   * A hub without viewers.
   *
   * @param mostBytes what is kept for newcomers; with key frames further apart they wait for the
   *     next one
   */
  RelayHub(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  void put(LiveRelay relay) {
    synchronized (lock) {
      if (over) {
        return;
      }
      switch (relay) {
        case LiveRelay.Header next -> begin(next);
        case LiveRelay.Fragment fragment -> pass(fragment);
      }
    }
  }

  private void begin(LiveRelay.Header next) {
    boolean first = header.isEmpty();
    header = Optional.of(next);
    sinceKeyFrame.clear();
    bytes = 0;
    if (first) {
      viewers.keySet().forEach(viewer -> viewer.header(next));
    } else {
      letGo(true);
    }
  }

  private void pass(LiveRelay.Fragment fragment) {
    if (header.isEmpty()) {
      return;
    }
    if (fragment.startsWithKeyFrame()) {
      sinceKeyFrame.clear();
      bytes = 0;
      sinceKeyFrame.add(fragment);
    } else if (!sinceKeyFrame.isEmpty()) {
      sinceKeyFrame.add(fragment);
    }
    bytes += fragment.bytes().remaining();
    if (bytes > mostBytes) {
      sinceKeyFrame.clear();
    }
    for (Map.Entry<LiveViewer, Boolean> viewer : viewers.entrySet()) {
      if (viewer.getValue() || fragment.startsWithKeyFrame()) {
        viewer.setValue(true);
        viewer.getKey().fragment(fragment);
      }
    }
  }

  /** Lets a viewer in: it gets at once what is kept for newcomers. */
  void join(LiveViewer viewer) {
    synchronized (lock) {
      if (over) {
        viewer.over(false);
        return;
      }
      header.ifPresent(viewer::header);
      sinceKeyFrame.forEach(viewer::fragment);
      viewers.put(viewer, !sinceKeyFrame.isEmpty());
    }
  }

  void leave(LiveViewer viewer) {
    synchronized (lock) {
      viewers.remove(viewer);
    }
  }

  void end() {
    synchronized (lock) {
      if (!over) {
        over = true;
        letGo(false);
        sinceKeyFrame.clear();
      }
    }
  }

  private void letGo(boolean again) {
    List<LiveViewer> all = List.copyOf(viewers.keySet());
    viewers.clear();
    all.forEach(viewer -> viewer.over(again));
  }

  int viewers() {
    synchronized (lock) {
      return viewers.size();
    }
  }

  Optional<String> mime() {
    synchronized (lock) {
      return header.map(LiveRelay.Header::mime);
    }
  }
}

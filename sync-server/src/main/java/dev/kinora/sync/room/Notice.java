package dev.kinora.sync.room;

import java.util.List;
import java.util.OptionalLong;

/** What members are told. */
public sealed interface Notice {
  /** The shared state. */
  record StateNow(long epoch, Playback play, long queueRev) implements Notice {}

  /** Load and pre-roll, then say that you are ready. */
  record Prepare(long rev, Media media, long positionMicros, long until) implements Notice {}

  /** Who came, went, or is not what it was; ids. */
  record MembersChanged(List<String> joined, List<String> left, List<String> changed)
      implements Notice {
    public MembersChanged {
      joined = List.copyOf(joined);
      left = List.copyOf(left);
      changed = List.copyOf(changed);
    }
  }

  /** Somebody wrote. */
  record Said(ChatLine line) implements Notice {}

  /** Somebody sent a sign. */
  record Reacted(String from, String sign, OptionalLong positionMicros) implements Notice {}

  /** Somebody writes. */
  record Typing(String from) implements Notice {}

  /** Somebody offers a film of their own. */
  record ShareStarted(Share share) implements Notice {}

  /** The offer is over. */
  record ShareStopped(String from, String stream) implements Notice {}

  /** WebRTC signalling; {@code body} is JSON of the kind's field. */
  record Signalled(String from, String to, String stream, String kind, String body)
      implements Notice {}

  /** The queue as it is now. */
  record QueueNow(Queue queue) implements Notice {}

  /** The settings as they are now. */
  record SettingsNow(Settings settings) implements Notice {}
}

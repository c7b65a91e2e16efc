package dev.kinora.packager.live;

import dev.kinora.packager.title.Lane;

/**
 * A track with the name it has in addresses. The name ends in what tells broadcasts apart, so an
 * address never changes its bytes, and the recorded title calls it the same.
 *
 * @param recordingId the broadcast it belongs to, which is the title's id when it is recorded
 * @param lane its place among the tracks of its kind, from 0: playlists follow it over changes
 */
public record LiveRendition(String name, LiveTrack track, String recordingId, int lane) {
  private static final int SUFFIX_CHARACTERS = 16;

  static LiveRendition of(LiveTrack track, int lane, String recordingId) {
    int from = Math.max(0, recordingId.length() - SUFFIX_CHARACTERS);
    return new LiveRendition(
        track.name() + "-" + recordingId.substring(from), track, recordingId, lane);
  }

  /** Whether both are pictures or both are sounds. */
  boolean isOfKind(LiveTrack other) {
    return (track instanceof LiveTrack.Video) == (other instanceof LiveTrack.Video);
  }

  /** The lane of a title that it becomes. */
  Lane laneOfTitle() {
    return track instanceof LiveTrack.Video ? Lane.VIDEO : Lane.AUDIO;
  }

  /** What the init segment's edit list takes away from the time that is heard or seen. */
  int primingTicks() {
    return switch (track) {
      case LiveTrack.Video _ -> 0;
      case LiveTrack.Audio audio -> audio.primingTicks();
    };
  }
}

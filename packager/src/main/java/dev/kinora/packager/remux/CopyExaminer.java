package dev.kinora.packager.remux;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.source.CodedTrack;
import dev.kinora.packager.source.CodedTrack.Coding;
import dev.kinora.packager.source.MediaSource;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether a source's tracks can be played as they are, and says why or why not. */
public final class CopyExaminer {
  private CopyExaminer() {}

  /**
   * Reads the source's tables and looks at its key frames. Whatever is wrong with the file is a
   * reason to encode it and no failure.
   *
   * @param info what the decoder found
   * @param origin the source's time that is 0 on the title's timelines
   * @param frameCount frames of the title
   * @throws IOException if the file cannot be read
   */
  public static Copies examine(Path path, SourceInfo info, Rational origin, long frameCount)
      throws IOException {
    List<String> early = hopeless(info);
    if (!early.isEmpty()) {
      return new Copies(Optional.empty(), Optional.empty(), early);
    }
    try (MediaSource source = MediaSources.open(path)) {
      return examine(source, info, origin, frameCount);
    } catch (MediaException e) {
      return new Copies(
          Optional.empty(),
          Optional.empty(),
          List.of("Everything is encoded: " + e.getMessage() + "."));
    }
  }

  /** What needs no look into the file, when nothing of it can be taken as it is. */
  private static List<String> hopeless(SourceInfo info) {
    List<String> reasons = new ArrayList<>();
    if (info.video().isPresent()) {
      Optional<String> obstacle = PictureRule.ofPicture(info.video().get());
      if (obstacle.isEmpty()) {
        return List.of();
      }
      reasons.add(pictureEncoded(obstacle.get()));
    }
    for (SourceTrack.Audio audio : info.audio()) {
      Optional<String> obstacle = SoundRule.ofCodec(audio);
      if (obstacle.isEmpty()) {
        return List.of();
      }
      reasons.add(soundEncoded(audio, obstacle.get()));
    }
    return reasons;
  }

  static String pictureEncoded(String obstacle) {
    return "The picture is encoded: " + obstacle + ".";
  }

  static String soundEncoded(SourceTrack.Audio audio, String obstacle) {
    return "The sound of track %d is encoded: %s.".formatted(audio.index(), obstacle);
  }

  private static Copies examine(
      MediaSource source, SourceInfo info, Rational origin, long frameCount) throws IOException {
    List<String> reasons = new ArrayList<>();
    Optional<Copies.Picture> picture = Optional.empty();
    if (info.video().isPresent()) {
      try {
        picture =
            Optional.of(PictureExaminer.examine(source, info.video().get(), origin, frameCount));
        reasons.add(
            "The largest picture is the source's own: it is H.264 that players take, with key"
                + " frames that segments can start with.");
      } catch (MediaException e) {
        reasons.add(pictureEncoded(String.valueOf(e.getMessage())));
      }
    }
    Optional<Copies.Sound> sound = Optional.empty();
    if (!info.audio().isEmpty()) {
      try {
        sound = Optional.of(SoundExaminer.examine(source, info, origin));
        reasons.add("The sound is the source's own: it is AAC that players take.");
      } catch (MediaException e) {
        reasons.add(String.valueOf(e.getMessage()));
      }
    }
    return new Copies(picture, sound, reasons);
  }

  /** The container's track that the decoder calls so; both count tracks from 0. */
  static CodedTrack track(MediaSource source, int index, Coding coding)
      throws MediaException.Unsupported {
    List<CodedTrack> tracks = source.tracks();
    CodedTrack track = index < tracks.size() ? tracks.get(index) : null;
    if (track == null || track.coding() != coding) {
      throw new MediaException.Unsupported(
          "container and decoder count its tracks differently"
              + (track == null ? "" : ", or the track " + track.obstacle().orElse("is another")));
    }
    if (track.obstacle().isPresent()) {
      throw new MediaException.Unsupported("the track " + track.obstacle().get());
    }
    return track;
  }
}

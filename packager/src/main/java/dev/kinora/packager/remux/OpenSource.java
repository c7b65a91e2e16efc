package dev.kinora.packager.remux;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.source.CodedTrack;
import dev.kinora.packager.source.MediaSource;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.Title;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An open source; it is closed when nobody uses it and nobody will. */
final class OpenSource {
  private final MediaSource source;
  private final Map<PictureKey, CopiedPictures> pictures = new ConcurrentHashMap<>();

  /** Both guarded by this. */
  private int users;

  private boolean retired;

  private record PictureKey(int track, Rational rate) {}

  private OpenSource(MediaSource source) {
    this.source = source;
  }

  static OpenSource of(SourceIdentity identity) throws MediaException, IOException {
    return new OpenSource(MediaSources.open(Path.of(identity.path())));
  }

  synchronized void use() {
    users++;
  }

  synchronized void release() throws IOException {
    users--;
    closeIfDone();
  }

  /** Nobody new will use it. */
  synchronized void retire() throws IOException {
    retired = true;
    closeIfDone();
  }

  private synchronized void closeIfDone() throws IOException {
    if (retired && users == 0) {
      source.close();
    }
  }

  CopiedSegment segment(Title title, Rendition rendition, int number)
      throws MediaException, IOException {
    return switch (rendition) {
      case Rendition.Video v -> pictures(v).segment(title.timelineOf(v), number);
      case Rendition.Audio a ->
          CopiedSounds.of(source, track(a, CodedTrack.Coding.AAC), title.origin())
              .segment(title.timelineOf(a), number);
    };
  }

  private CodedTrack track(Rendition rendition, CodedTrack.Coding coding)
      throws MediaException.Unsupported {
    return CopyExaminer.track(source, rendition.sourceTrack(), coding);
  }

  private CopiedPictures pictures(Rendition.Video video) throws MediaException, IOException {
    PictureKey key = new PictureKey(video.sourceTrack(), video.frameRate());
    CopiedPictures known = pictures.get(key);
    if (known == null) {
      known = CopiedPictures.of(source, track(video, CodedTrack.Coding.AVC), video.frameRate());
      pictures.put(key, known);
    }
    return known;
  }
}

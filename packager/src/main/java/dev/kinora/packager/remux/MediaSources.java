package dev.kinora.packager.remux;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.source.MediaSource;
import dev.kinora.packager.source.SourceFile;
import dev.kinora.packager.source.matroska.MatroskaSource;
import dev.kinora.packager.source.mp4.Mp4Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;

/** Opens files by what they begin with. */
public final class MediaSources {
  private static final int EBML = 0x1a45dfa3;

  /** ftyp, moov, mdat, wide, free, skip */
  private static final Set<Integer> FIRST_BOXES =
      Set.of(0x66747970, 0x6d6f6f76, 0x6d646174, 0x77696465, 0x66726565, 0x736b6970);

  private MediaSources() {}

  /**
   * Opens a file whose samples can be found.
   *
   * @throws MediaException if its container has no reader, or it breaks the container's rules
   */
  public static MediaSource open(Path path) throws MediaException, IOException {
    SourceFile file = SourceFile.open(path);
    boolean opened = false;
    try {
      MediaSource source = open(file);
      opened = true;
      return source;
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  private static MediaSource open(SourceFile file) throws MediaException, IOException {
    ByteBuffer start = file.readUpTo(0, 8);
    if (start.remaining() == 8 && start.getInt(0) == EBML) {
      return MatroskaSource.open(file);
    }
    if (start.remaining() == 8 && FIRST_BOXES.contains(start.getInt(4))) {
      return Mp4Source.open(file);
    }
    throw new MediaException.Unsupported("its container is neither MP4 nor Matroska");
  }
}

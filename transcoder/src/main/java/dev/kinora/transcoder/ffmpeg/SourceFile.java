package dev.kinora.transcoder.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;

import dev.kinora.packager.MediaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What can be said about a source before and after libavformat has tried to open it. */
final class SourceFile {
  private SourceFile() {}

  static void check(Path file) throws MediaException, IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such file");
    }
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": expected a media file, found a folder; name a file in it");
    }
    if (!Files.isReadable(file)) {
      throw new AccessDeniedException(
          file.toString(), null, "the file may not be read; give this user the right to read it");
    }
    if (Files.size(file) == 0) {
      throw new MediaException.Malformed(
          file.getFileName() + ": the file is empty; perhaps it was not copied to its end");
    }
  }

  static Exception describe(Path file, int result) {
    String name = String.valueOf(file.getFileName());
    String log = String.join("; ", NativeLog.lastLines());
    if (log.contains("not on whitelist")) {
      return new MediaException.Unsupported(
          name
              + ": this is not a media file by itself but a playlist, an image or another kind that"
              + " Kinora does not open; give it the film that it stands for");
    }
    if (log.contains("moov atom not found") && looksLikeMp4(file)) {
      return new MediaException.Malformed(
          name
              + ": the index (moov) of this MP4 file is missing, so it was cut off or never"
              + " finished; copy it again or finish the recording");
    }
    if (looksLikePlaylist(file)) {
      return new MediaException.Unsupported(
          name + ": this is a playlist that names media elsewhere; give Kinora the film itself");
    }
    if (result == AVERROR_INVALIDDATA) {
      return new MediaException.Malformed(
          name
              + ": this is no film or sound that Kinora knows; perhaps it is damaged or has a wrong"
              + " name");
    }
    return new IOException(NativeError.sentence(result, name));
  }

  /** ISO/IEC 14496-12, 4.2: the second word of an MP4 file is the type of its first box. */
  private static boolean looksLikeMp4(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(8);
      String type = new String(start, StandardCharsets.ISO_8859_1);
      return type.length() == 8
          && List.of("ftyp", "mdat", "moov", "free", "skip", "wide").contains(type.substring(4));
    } catch (IOException e) {
      return false;
    }
  }

  /** RFC 8216, 4.3.1.1: the first line; ISO/IEC 23009-1, 5.3.1.2: the outermost element. */
  private static boolean looksLikePlaylist(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(512), StandardCharsets.ISO_8859_1);
      return start.contains("#EXTM3U") || start.contains("<MPD");
    } catch (IOException e) {
      return false;
    }
  }

  /** Throws what {@link #describe} says; declared to return so that callers can write throw. */
  static RuntimeException notOpened(Path file, int result) throws MediaException, IOException {
    switch (describe(file, result)) {
      case MediaException e -> throw e;
      case IOException e -> throw e;
      case Exception e -> throw new IllegalStateException(e);
    }
  }
}

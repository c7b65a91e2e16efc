package dev.kinora.transcoder.ffmpeg;

import dev.kinora.packager.MediaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Formats of pictures that are opened, told by their first bytes and never by their names. */
enum PictureFormat {
  /** ISO/IEC 10918-1, B.1.1.3: start of image, and the first byte of a marker. */
  JPEG("ffd8ff", "jpeg_pipe"),
  /** ISO/IEC 15948, 5.2. */
  PNG("89504e470d0a1a0a", "png_pipe");

  private static final int LONGEST = 8;
  private static final long MOST_BYTES = 32 << 20;

  private final String start;
  private final String demuxer;

  PictureFormat(String start, String demuxer) {
    this.start = start;
    this.demuxer = demuxer;
  }

  /** libavformat's name of it. */
  String demuxer() {
    return demuxer;
  }

  static PictureFormat of(Path file) throws MediaException, IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new MediaException.Unsupported(
          "%s: expected a picture of at most %d bytes, found %d"
              .formatted(file.getFileName(), MOST_BYTES, Files.size(file)));
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST);
    }
    for (PictureFormat format : values()) {
      if (HexFormat.of().formatHex(bytes).startsWith(format.start)) {
        return format;
      }
    }
    throw new MediaException.Unsupported(
        file.getFileName() + ": expected a JPEG or PNG picture, found something else");
  }
}

package dev.kinora.transcoder.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_BUG;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DECODER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DEMUXER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_PATCHWELCOME;

import dev.kinora.packager.MediaException;
import java.io.IOException;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Turns libav* error numbers into exceptions that say where, what happened and whose fault it is.
 */
final class NativeError {
  private NativeError() {}

  /** A number that is not negative, or the exception that the negative one stands for. */
  static int check(int result, String where) throws MediaException, IOException {
    if (result < 0) {
      throwFor(result, where);
    }
    return result;
  }

  /** The same for calls on our own data, where no media can be at fault. */
  static int checkOwn(int result, String where) throws IOException {
    if (result < 0) {
      throw new IOException(sentence(result, where));
    }
    return result;
  }

  static <T> T checkAllocated(@org.jspecify.annotations.Nullable T pointer, String what) {
    if (pointer == null) {
      throw new OutOfMemoryError("no native memory left for " + what);
    }
    return pointer;
  }

  private static void throwFor(int result, String where) throws MediaException, IOException {
    if (result == AVERROR_INVALIDDATA || result == AVERROR_EOF || result == AVERROR_BUG) {
      throw new MediaException.Malformed(sentence(result, where));
    }
    if (result == AVERROR_DECODER_NOT_FOUND
        || result == AVERROR_DEMUXER_NOT_FOUND
        || result == AVERROR_PATCHWELCOME) {
      throw new MediaException.Unsupported(sentence(result, where));
    }
    throw new IOException(sentence(result, where));
  }

  static String sentence(int result, String where) {
    StringBuilder text = new StringBuilder(where).append(": ").append(text(result));
    if (!NativeLog.lastLines().isEmpty()) {
      text.append(" (").append(String.join("; ", NativeLog.lastLines())).append(')');
    }
    return text.toString();
  }

  static String text(int result) {
    byte[] buffer = new byte[256];
    avutil.av_strerror(result, buffer, buffer.length);
    int length = 0;
    while (length < buffer.length && buffer[length] != 0) {
      length++;
    }
    return new String(buffer, 0, length, java.nio.charset.StandardCharsets.UTF_8);
  }
}

package dev.kinora.transcoder.ffmpeg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Keeps the last lines that the native libraries logged, to explain a failure, and prints none of
 * them. Safe for use by any thread, including native ones.
 */
final class NativeLog extends LogCallback {
  private static final int KEPT_LINES = 8;
  private static final Deque<String> LINES = new ArrayDeque<>();
  private static final StringBuilder PARTIAL = new StringBuilder();

  /** Referred to from native code, so never to be collected. */
  private static final NativeLog INSTANCE = new NativeLog();

  private NativeLog() {}

  static void install(int level) {
    avutil.av_log_set_level(level);
    avutil.setLogCallback(INSTANCE);
  }

  /** Forgets what was logged before an operation starts. */
  static void clear() {
    synchronized (LINES) {
      LINES.clear();
      PARTIAL.setLength(0);
    }
  }

  /** The last lines, oldest first. */
  static List<String> lastLines() {
    synchronized (LINES) {
      return List.copyOf(LINES);
    }
  }

  @Override
  public void call(int level, BytePointer message) {
    String text = message.getString();
    synchronized (LINES) {
      PARTIAL.append(text);
      int end = PARTIAL.indexOf("\n");
      while (end >= 0) {
        keep(PARTIAL.substring(0, end).strip());
        PARTIAL.delete(0, end + 1);
        end = PARTIAL.indexOf("\n");
      }
      if (PARTIAL.length() > 1000) {
        PARTIAL.setLength(0);
      }
    }
  }

  private static void keep(String line) {
    if (line.isEmpty() || line.equals(LINES.peekLast())) {
      return;
    }
    if (LINES.size() == KEPT_LINES) {
      LINES.removeFirst();
    }
    LINES.addLast(line);
  }
}

package dev.kinora.origin.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * One request in the access log. The path stands without its query, where tokens would be, and with
 * every character that could break the line or a terminal as {@code %XX}.
 *
 * @param client address of the peer
 * @param sizeBytes bytes of the body that were sent
 */
record LogLine(
    Instant time,
    String client,
    String method,
    String path,
    String protocol,
    int status,
    long sizeBytes,
    Duration took) {
  private static final int LONGEST_PATH = 256;

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s %s \"%s %s %s\" %d %d %.1fms",
        time,
        client,
        plain(method),
        plain(path),
        protocol,
        status,
        sizeBytes,
        took.toNanos() / 1e6);
  }

  private static String plain(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < Math.min(text.length(), LONGEST_PATH); i++) {
      char c = text.charAt(i);
      if (c > 0x20 && c < 0x7f && c != '"' && c != '\\') {
        safe.append(c);
      } else {
        safe.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return text.length() > LONGEST_PATH ? safe.append("...").toString() : safe.toString();
  }
}

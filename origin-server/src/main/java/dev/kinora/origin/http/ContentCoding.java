package dev.kinora.origin.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code Accept-Encoding} (RFC 9110, 12.5.3) for the one coding that is offered. */
public final class ContentCoding {
  private ContentCoding() {}

  /** Whether gzip is acceptable, by name or by {@code *}, with a quality above zero. */
  public static boolean acceptsGzip(@Nullable String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    boolean byStar = false;
    for (String item : acceptEncoding.split(",", -1)) {
      String[] parts = item.strip().toLowerCase(Locale.ROOT).split(";", 2);
      String coding = parts[0].strip();
      boolean wanted = parts.length == 1 || !isZero(parts[1]);
      if (coding.equals("gzip") || coding.equals("x-gzip")) {
        return wanted;
      }
      byStar |= coding.equals("*") && wanted;
    }
    return byStar;
  }

  private static boolean isZero(String weight) {
    return weight.strip().matches("q=0(\\.0{0,3})?");
  }
}

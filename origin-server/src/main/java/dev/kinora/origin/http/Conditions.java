package dev.kinora.origin.http;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Evaluates conditional requests in the order of RFC 9110, 13.2.2. */
public final class Conditions {
  private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");

  private Conditions() {}

  /** What a GET or HEAD with conditions comes to. */
  public enum Outcome {
    /** Answer as if there were no condition. */
    PROCEED,
    /** 304. */
    NOT_MODIFIED,
    /** 412. */
    FAILED
  }

  /**
   * The outcome for the representation that would be sent.
   *
   * @param header looks a field up, null when it is absent
   */
  public static Outcome evaluate(Function<String, @Nullable String> header, Validators current) {
    if (preconditionFails(header, current)) {
      return Outcome.FAILED;
    }
    String noneMatch = header.apply("If-None-Match");
    boolean unchanged =
        noneMatch != null
            ? matches(noneMatch, current.entityTag(), true)
            : notModifiedSince(header.apply("If-Modified-Since"), current);
    return unchanged ? Outcome.NOT_MODIFIED : Outcome.PROCEED;
  }

  /** Whether a {@code Range} still counts under {@code If-Range} (RFC 9110, 13.1.5). */
  public static boolean rangeApplies(@Nullable String ifRange, Validators current) {
    if (ifRange == null) {
      return true;
    }
    if (ifRange.contains("\"")) {
      return matches(ifRange, current.entityTag(), false);
    }
    Optional<Instant> date = HttpDate.parse(ifRange);
    return date.isPresent() && date.equals(current.lastModified());
  }

  private static boolean preconditionFails(
      Function<String, @Nullable String> header, Validators current) {
    String ifMatch = header.apply("If-Match");
    if (ifMatch != null) {
      return !matches(ifMatch, current.entityTag(), false);
    }
    Optional<Instant> unmodifiedSince = HttpDate.parse(header.apply("If-Unmodified-Since"));
    return unmodifiedSince.isPresent()
        && current.lastModified().map(m -> m.isAfter(unmodifiedSince.get())).orElse(false);
  }

  private static boolean notModifiedSince(@Nullable String value, Validators current) {
    Optional<Instant> since = HttpDate.parse(value);
    return since.isPresent()
        && current.lastModified().map(m -> !m.isAfter(since.get())).orElse(false);
  }

  private static boolean matches(String list, String entityTag, boolean weakly) {
    if (list.strip().equals("*")) {
      return true;
    }
    Matcher matcher = TAG.matcher(list);
    while (matcher.find()) {
      if ((weakly || matcher.group(1) == null) && entityTag.equals(matcher.group(2))) {
        return true;
      }
    }
    return false;
  }
}

package dev.kinora.origin.route;

import dev.kinora.origin.http.Problem;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of other origins from changing anything and from opening sockets in the name of
 * whoever looks at them. Browsers say where such a request comes from in {@code Origin} (RFC 6454,
 * 7.3) and {@code Sec-Fetch-Site} (Fetch Metadata), which no page can forge; programs send neither.
 * Pure.
 */
final class OriginCheck {
  private OriginCheck() {}

  /**
   * The refusal, or nothing.
   *
   * @param origins every value of {@code Origin}
   * @param host the {@code Host} that the request is for
   * @param site the value of {@code Sec-Fetch-Site}
   */
  static Optional<Problem> refusal(
      List<String> origins, @Nullable String host, @Nullable String site) {
    boolean foreign = origins.stream().anyMatch(origin -> !isOwn(origin, host));
    return foreign || "cross-site".equals(site)
        ? Optional.of(
            Problem.forbidden(
                "The request comes from a page of another origin; only our own pages may do this."))
        : Optional.empty();
  }

  private static boolean isOwn(String origin, @Nullable String host) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null
          && host != null
          && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }
}

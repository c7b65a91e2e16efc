package dev.kinora.origin.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not what was asked for, as RFC 9457 writes it. The detail is a sentence for
 * people; it never holds a stack trace, a path of this machine or a token.
 *
 * @param status HTTP status
 * @param title what this status is called, the same for every occurrence
 * @param detail what happened here and what to do about it
 * @param headers fields that belong to the answer, such as {@code Retry-After}
 */
public record Problem(int status, String title, String detail, Map<String, String> headers) {
  /** Media type of the document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("problem: expected status 400 to 599, found " + status);
    }
    headers = Map.copyOf(headers);
  }

  private Problem(int status, String title, String detail) {
    this(status, title, detail, Map.of());
  }

  /** The request itself is wrong. */
  public static Problem badRequest(String detail) {
    return new Problem(400, "Bad request", detail);
  }

  /** Nothing was shown that lets somebody in, or something wrong (RFC 9110, 15.5.2). */
  public static Problem unauthorized() {
    return unauthorized("This needs a session: sign in, or use a link that lets you in.");
  }

  /** The same in other words. */
  public static Problem unauthorized(String detail) {
    return new Problem(401, "Sign in", detail, Map.of("WWW-Authenticate", "Bearer"));
  }

  /** Understood and refused. */
  public static Problem forbidden(String detail) {
    return new Problem(403, "Forbidden", detail);
  }

  /** Nothing is there, or not yet. */
  public static Problem notFound(String detail) {
    return new Problem(404, "Not found", detail);
  }

  /** The address exists, the method does not. */
  public static Problem methodNotAllowed(String method, String allowed) {
    return new Problem(
        405,
        "Method not allowed",
        "%s is not possible here; use one of: %s.".formatted(method, allowed),
        Map.of("Allow", allowed));
  }

  /** A precondition of the request is false. */
  public static Problem preconditionFailed() {
    return new Problem(
        412, "Precondition failed", "The resource is another one than the request is about.");
  }

  /** A body where none is taken. */
  public static Problem contentTooLarge() {
    return new Problem(413, "Content too large", "This address takes no request body.");
  }

  /** A body that is larger than this address takes. */
  public static Problem contentTooLarge(long maxBytes) {
    return new Problem(
        413,
        "Content too large",
        "This address takes at most %d bytes of request body.".formatted(maxBytes));
  }

  /** A body of another kind than this address takes. */
  public static Problem unsupportedMediaType(String expected, @Nullable String found) {
    return new Problem(
        415,
        "Unsupported media type",
        "This address takes %s; %s."
            .formatted(
                expected, found == null ? "the request does not say what it has" : "not this"));
  }

  /** What stands here is changed from elsewhere, or exists already. */
  public static Problem conflict(String detail) {
    return new Problem(409, "Conflict", detail);
  }

  /** A socket's address, asked for as if it were a document (RFC 9110, 15.5.22). */
  public static Problem upgradeRequired() {
    return new Problem(
        426,
        "Upgrade required",
        "This is the address of a WebSocket; connect to it with wss: over HTTP/1.1.",
        Map.of("Upgrade", "websocket", "Connection", "Upgrade"));
  }

  /** Well formed, and still nothing that can be taken (RFC 9110, 15.5.21). */
  public static Problem unprocessable(String detail) {
    return new Problem(422, "Not acceptable input", detail);
  }

  /** Too often. */
  public static Problem tooManyRequests(String detail, Duration retryAfter) {
    long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
    return new Problem(
        429, "Too many requests", detail, Map.of("Retry-After", Long.toString(seconds)));
  }

  /** A range that lies beyond the end. */
  public static Problem rangeOutside(long sizeBytes) {
    return new Problem(
        416,
        "Range not satisfiable",
        "The resource has %d bytes; ask for a range inside it.".formatted(sizeBytes),
        Map.of("Content-Range", "bytes */" + sizeBytes));
  }

  /** Our own fault; the log knows more. */
  public static Problem internal() {
    return new Problem(
        500, "Internal error", "The server could not answer; its log says why. Try again.");
  }

  /** The encoder cannot make what was asked for. */
  public static Problem badGateway(String detail) {
    return new Problem(502, "Not encodable", detail);
  }

  /** Too much to do at the moment. */
  public static Problem unavailable(String detail, Duration retryAfter) {
    long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
    return new Problem(503, "Overloaded", detail, Map.of("Retry-After", Long.toString(seconds)));
  }

  /** The members of the JSON document, in writing order. */
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "about:blank");
    members.put("title", title);
    members.put("status", status);
    members.put("detail", detail);
    return members;
  }
}

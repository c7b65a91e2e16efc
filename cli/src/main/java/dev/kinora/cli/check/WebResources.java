package dev.kinora.cli.check;

import dev.kinora.packager.check.load.ByteSpan;
import dev.kinora.packager.check.load.Fetched;
import dev.kinora.packager.check.load.Resources;
import dev.kinora.packager.check.load.Unfetched;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * What lies at addresses of the web, asked for by GET, with limits on size, time and redirects.
 * Each redirect is looked at before it is followed. Used by one thread at a time.
 */
public final class WebResources implements Resources, AutoCloseable {
  private static final int MOST_REDIRECTS = 5;
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration ANSWERING = Duration.ofSeconds(60);
  private static final Duration ALTOGETHER = Duration.ofHours(1);
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d+/(\\d{1,18})");

  private final HttpClient client;
  private final HostRule hosts;
  private final long startedNanos = System.nanoTime();

  /**
   * A reader of what the package at {@code start} leads to.
   *
   * @param trust whose certificates count
   */
  public WebResources(URI start, SSLContext trust) {
    this.hosts = new HostRule(start);
    this.client =
        HttpClient.newBuilder()
            .sslContext(trust)
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public Fetched fetch(URI address, Optional<ByteSpan> part, int mostBytes)
      throws Unfetched, InterruptedException {
    if (part.isPresent() && part.get().length() > mostBytes) {
      throw new Unfetched(Unfetched.Reason.TOO_LARGE, part.get().length() + " bytes");
    }
    Fetched fetched = get(address, part, mostBytes, false);
    if (part.isPresent() && fetched.body().remaining() != part.get().length()) {
      throw new Unfetched(
          Unfetched.Reason.ABSENT, "%d bytes there".formatted(fetched.body().remaining()));
    }
    return fetched;
  }

  @Override
  public Fetched head(URI address, int mostBytes) throws Unfetched, InterruptedException {
    return get(address, Optional.of(new ByteSpan(0, mostBytes)), mostBytes, true);
  }

  private Fetched get(URI address, Optional<ByteSpan> part, int mostBytes, boolean cut)
      throws Unfetched, InterruptedException {
    URI at = address;
    for (int turn = 0; turn <= MOST_REDIRECTS; turn++) {
      hosts.check(at);
      HttpResponse<UpTo.Taken> answer = ask(at, part, mostBytes);
      int status = answer.statusCode();
      if (status >= 300 && status < 400) {
        at = redirected(at, answer);
        continue;
      }
      if (status != 200 && status != 206) {
        throw new Unfetched(Unfetched.Reason.ABSENT, "status " + status);
      }
      boolean enough = cut || (part.isPresent() && status == 200);
      if (answer.body().more() && !enough) {
        throw new Unfetched(Unfetched.Reason.TOO_LARGE, "more than %d bytes".formatted(mostBytes));
      }
      return new Fetched(
          at, body(answer, part), total(answer), answer.headers().firstValue("content-type"));
    }
    throw new Unfetched(Unfetched.Reason.ABSENT, "more than 5 redirects");
  }

  private HttpResponse<UpTo.Taken> ask(URI address, Optional<ByteSpan> part, int mostBytes)
      throws Unfetched, InterruptedException {
    if (System.nanoTime() - startedNanos > ALTOGETHER.toNanos()) {
      throw new Unfetched(Unfetched.Reason.UNREACHABLE, "an hour gone by for the whole check");
    }
    HttpRequest.Builder request;
    try {
      request = HttpRequest.newBuilder(address).timeout(ANSWERING);
    } catch (IllegalArgumentException _) {
      throw new Unfetched(Unfetched.Reason.ABSENT, "an address that cannot be asked");
    }
    part.ifPresent(p -> request.header("Range", "bytes=%d-%d".formatted(p.offset(), p.end() - 1)));
    // A server that overlooks Range sends everything from the first byte on.
    long room = part.map(p -> Math.min(p.end(), Integer.MAX_VALUE)).orElse((long) mostBytes);
    CompletableFuture<HttpResponse<UpTo.Taken>> answer =
        client.sendAsync(
            request.build(),
            info -> new UpTo((int) (info.statusCode() == 206 ? mostBytes : Math.max(room, 1))));
    try {
      return answer.get(ANSWERING.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      answer.cancel(true);
      throw new Unfetched(
          Unfetched.Reason.UNREACHABLE, "no whole answer in %d s".formatted(ANSWERING.toSeconds()));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String why =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      throw new Unfetched(Unfetched.Reason.UNREACHABLE, "no answer: " + why);
    }
  }

  private static URI redirected(URI from, HttpResponse<?> answer) throws Unfetched {
    Optional<String> location = answer.headers().firstValue("location");
    try {
      return from.resolve(new URI(location.orElse("")));
    } catch (URISyntaxException | IllegalArgumentException _) {
      throw new Unfetched(
          Unfetched.Reason.ABSENT, "a redirect to \"%s\"".formatted(location.orElse("")));
    }
  }

  private static ByteBuffer body(HttpResponse<UpTo.Taken> answer, Optional<ByteSpan> part) {
    ByteBuffer bytes = answer.body().bytes();
    if (part.isEmpty() || answer.statusCode() == 206) {
      return bytes;
    }
    int from = (int) Math.min(part.get().offset(), bytes.limit());
    int length = (int) Math.min(part.get().length(), bytes.limit() - from);
    return bytes.slice(from, length);
  }

  private static OptionalLong total(HttpResponse<?> answer) {
    Optional<String> range = answer.headers().firstValue("content-range");
    if (range.isPresent()) {
      Matcher matcher = CONTENT_RANGE.matcher(range.get());
      return matcher.matches()
          ? OptionalLong.of(Long.parseLong(matcher.group(2)))
          : OptionalLong.empty();
    }
    try {
      return answer.headers().firstValueAsLong("content-length");
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

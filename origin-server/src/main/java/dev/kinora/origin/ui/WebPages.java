package dev.kinora.origin.ui;

import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Document;
import dev.kinora.origin.reply.Replies;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Sends the page and its files. Each is read from the class path once, when it is first asked for.
 * Thread-safe.
 */
public final class WebPages {
  /**
   * What the page may load: itself, and pictures and media that it makes; nothing of anybody else
   * and nothing inline. Content Security Policy Level 3.
   */
  static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data: blob:",
          // hls.js begins each track of captions with an empty text in its address.
          "media-src 'self' blob: data:",
          "font-src 'self'",
          "connect-src 'self'",
          "worker-src 'self' blob:",
          "manifest-src 'self'",
          "object-src 'none'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "form-action 'self'");

  private static final String ROOT = "META-INF/kinora-web/";

  private final ClassLoader loader;
  private final boolean strictTransport;
  private final Function<String, List<String>> otherOrigins;
  private final Map<String, Document> files = new ConcurrentHashMap<>();

  /**
   * Pages from a class path.
   *
   * @param otherOrigins addresses that media may come from when this origin is gone, by the
   *     request's {@code Host}; answers at once
   * @param strictTransport whether browsers are told to use encryption alone from now on
   */
  public WebPages(
      ClassLoader loader, boolean strictTransport, Function<String, List<String>> otherOrigins) {
    this.loader = loader;
    this.strictTransport = strictTransport;
    this.otherOrigins = otherOrigins;
  }

  /** {@code /}, {@code /watch/…} and all other pages: one file, which reads the address. */
  public void page(Call call) throws ProblemException, IOException {
    send(call, "index.html", Caching.CHECKED);
  }

  /** The page where there is none: it has the way back, and its status says that it is lost. */
  public void lost(Call call) throws ProblemException, IOException {
    call.exchange().setStatusCode(404);
    send(call, "index.html", Caching.NONE);
  }

  /** {@code /assets/…}: files whose names carry their content's digest. */
  public void asset(Call call) throws ProblemException, IOException {
    send(call, "assets/" + call.part("asset"), Caching.IMMUTABLE);
  }

  /** Files beside the page, such as the icon. */
  public void file(Call call) throws ProblemException, IOException {
    send(call, call.part("file"), Caching.CHECKED);
  }

  private void send(Call call, String name, Caching caching) throws ProblemException, IOException {
    Document document =
        find(name)
            .orElseThrow(
                () -> new ProblemException(Problem.notFound("There is nothing at this address.")));
    call.set("Content-Security-Policy", policy(call.exchange().getHostAndPort()));
    call.set("Cross-Origin-Opener-Policy", "same-origin");
    if (strictTransport) {
      call.set("Strict-Transport-Security", "max-age=31536000");
    }
    Replies.send(call, document, caching);
  }

  /** With the other origins, which a player may go on with. */
  private String policy(String host) {
    List<String> others = otherOrigins.apply(host);
    String more = others.isEmpty() ? "" : " " + String.join(" ", others);
    return POLICY
        .replace("connect-src 'self'", "connect-src 'self'" + more)
        .replace("img-src 'self'", "img-src 'self'" + more)
        .replace("media-src 'self'", "media-src 'self'" + more);
  }

  private Optional<Document> find(String name) throws IOException {
    Document kept = files.get(name);
    if (kept != null || !name.substring(name.lastIndexOf('/') + 1).contains(".")) {
      return Optional.ofNullable(kept);
    }
    try (InputStream in = loader.getResourceAsStream(ROOT + name)) {
      if (in == null) {
        return Optional.empty();
      }
      Document read = Document.of(MediaTypes.ofName(name), in.readAllBytes());
      files.put(name, read);
      return Optional.of(read);
    }
  }
}

package dev.kinora.cli.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The machine's Chromium, driven by Playwright without any download of its own. Remembers what
 * pages complained about and whom they asked.
 */
final class Browser implements AutoCloseable {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--autoplay-policy=no-user-gesture-required",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts it.
   *
   * @param more arguments besides the usual ones
   */
  static Browser start(String... more) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(
                        program()
                            .orElseThrow(() ->
                                new IllegalStateException(
                                    "no Chromium here; run scripts/verify, which installs it")))
                    .setArgs(Stream.concat(ARGUMENTS.stream(), Stream.of(more)).toList())));
  }

  /**
   * The browser's program: {@code KINORA_CHROMIUM}, else the first of the usual names on the path.
   */
  static Optional<Path> program() {
    String named = System.getenv("KINORA_CHROMIUM");
    Stream<Path> places =
        Stream.of(System.getenv("PATH").split(":"))
            .flatMap(folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
                    .map(name -> Path.of(folder, name)));
    return Stream.concat(Stream.ofNullable(named).map(Path::of), places)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A page of its own, with nothing remembered from others. */
  Page page(int width, int height) {
    BrowserContext context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setViewportSize(width, height));
    Page page = context.newPage();
    page.onConsoleMessage(this::noteConsole);
    page.onPageError(complaints::add);
    page.onRequest(request -> requests.add(request.url()));
    return page;
  }

  private void noteConsole(ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      complaints.add(message.type() + ": " + message.text() + " (" + message.location() + ")");
    }
  }

  /** Errors and warnings of all pages so far. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Addresses that pages asked for outside the given one; blobs and data are the page's own. */
  List<String> strangers(String home) {
    return requests.stream()
        .filter(
            url -> !url.startsWith(home) && !url.startsWith("blob:") && !url.startsWith("data:"))
        .toList();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}

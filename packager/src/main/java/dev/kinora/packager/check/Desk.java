package dev.kinora.packager.check;

import dev.kinora.packager.check.finding.Findings;
import dev.kinora.packager.check.finding.Place;
import dev.kinora.packager.check.finding.Rule;
import dev.kinora.packager.check.load.ByteSpan;
import dev.kinora.packager.check.load.Fetched;
import dev.kinora.packager.check.load.Resources;
import dev.kinora.packager.check.load.Unfetched;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What all parts of one check share: resources, settings, findings. Confined to one thread. */
final class Desk {
  /** A longest playlist or manifest, in bytes: a day of two-second segments takes 2 million. */
  static final int MOST_TEXT_BYTES = 8 << 20;

  private static final int MOST_NAME_CHARS = 160;

  final CheckSettings settings;
  final CheckWatcher watcher;
  final Findings out = new Findings();
  private final Resources resources;
  private final URI base;
  private int documents;

  Desk(Resources resources, URI base, CheckSettings settings, CheckWatcher watcher) {
    this.resources = resources;
    this.base = base;
    this.settings = settings;
    this.watcher = watcher;
  }

  /** Names a resource the way a report shows it. */
  Place place(URI address) {
    String name = base.relativize(address).toString();
    String shown = name.isEmpty() ? address.toString() : name;
    return Place.of(
        shown.length() > MOST_NAME_CHARS ? shown.substring(0, MOST_NAME_CHARS) + "…" : shown);
  }

  /** Reads a playlist or manifest; what cannot be had is a finding at {@code from}. */
  Optional<Fetched> document(Rule rule, Place from, URI address) throws InterruptedException {
    Optional<Fetched> fetched = fetch(rule, from, address, Optional.empty(), MOST_TEXT_BYTES);
    documents += fetched.isPresent() ? 1 : 0;
    return fetched;
  }

  /** Reads a resource; what cannot be had is a finding at {@code from}. */
  Optional<Fetched> fetch(
      Rule rule, Place from, URI address, Optional<ByteSpan> part, int mostBytes)
      throws InterruptedException {
    try {
      return Optional.of(resources.fetch(address, part, mostBytes));
    } catch (Unfetched e) {
      String bytes = part.map(p -> " bytes %d to %d".formatted(p.offset(), p.end() - 1)).orElse("");
      out.add(rule, from, place(address).resource() + bytes, e.found());
      return Optional.empty();
    }
  }

  /** The address that a URI of a document leads to. */
  Optional<URI> resolve(Rule rule, Place from, URI document, String text) {
    try {
      return Optional.of(document.resolve(new URI(text)));
    } catch (URISyntaxException | IllegalArgumentException _) {
      out.add(rule, from, "a URI", text);
      return Optional.empty();
    }
  }

  int documents() {
    return documents;
  }

  /**
   * Runs rules that compute with times of the input, which may be anything.
   *
   * @param rule that is broken by times that no clock can hold
   */
  void guarded(Rule rule, Place place, Runnable rules) {
    try {
      rules.run();
    } catch (ArithmeticException e) {
      out.add(rule, place, "times within 63 bits", String.valueOf(e.getMessage()));
    }
  }
}

package dev.kinora.origin.route;

/**
 * One address.
 *
 * @param template the address
 * @param place on which listeners it is open
 * @param sharing whether pages of other origins may read the answers
 * @param lane on which thread the endpoint runs
 */
public record Route(Template template, Place place, Sharing sharing, Lane lane, Endpoint endpoint) {

  /** Listeners. */
  public enum Place {
    /** On every listener. */
    EVERYWHERE,
    /** Only where the connection is encrypted. */
    ENCRYPTED
  }

  /** Answers to pages of other origins (the Fetch standard's CORS protocol). */
  public enum Sharing {
    /** Media: players on other pages may fetch it. */
    ANY_ORIGIN,
    /** Our own pages only. */
    SAME_ORIGIN
  }

  /** Threads. */
  public enum Lane {
    /** The connection's I/O thread: the endpoint never blocks. */
    IO,
    /** A worker thread: the endpoint may read files and ask the catalogue. */
    WORKER
  }

  /** Methods that every route answers. */
  public static final String METHODS = "GET, HEAD, OPTIONS";

  /** Media, open everywhere, on a worker thread. */
  public static Route media(String template, Endpoint endpoint) {
    return new Route(
        Template.of(template), Place.EVERYWHERE, Sharing.ANY_ORIGIN, Lane.WORKER, endpoint);
  }

  /** Data for programs, open everywhere, on a worker thread. */
  public static Route api(String template, Endpoint endpoint) {
    return new Route(
        Template.of(template), Place.EVERYWHERE, Sharing.SAME_ORIGIN, Lane.WORKER, endpoint);
  }

  /** Pages, only where the connection is encrypted, from memory. */
  public static Route page(String template, Endpoint endpoint) {
    return new Route(
        Template.of(template), Place.ENCRYPTED, Sharing.SAME_ORIGIN, Lane.IO, endpoint);
  }

  /** The same route on the connection's own thread. */
  public Route onIoThread() {
    return new Route(template, place, sharing, Lane.IO, endpoint);
  }
}

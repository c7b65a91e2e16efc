package dev.kinora.origin.route;

import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.Set;

/**
 * One address with one method.
 *
 * @param method GET (which answers HEAD too), POST, PUT, PATCH, DELETE, or OPTIONS where the
 *     router's own answer does not say enough
 * @param template the address; its part {@code {id}} is always a title, {@code {room}} a room
 * @param place on which listeners it is open
 * @param sharing whether pages of other origins may read the answers
 * @param lane on which thread the endpoint runs
 * @param need what it asks of whoever calls
 * @param intake what becomes of a request body
 * @param forGuests whether a guest may call it although it names neither their room nor its title;
 *     the endpoint then shows them no more than is theirs
 */
public record Route(
    HttpString method,
    Template template,
    Place place,
    Sharing sharing,
    Lane lane,
    Need need,
    Intake intake,
    boolean forGuests,
    Endpoint endpoint) {

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
    WORKER,
    /** A virtual thread of its own: the endpoint may take as long as it likes. */
    OWN
  }

  /** What becomes of a request body. */
  public enum Intake {
    /** There is none. */
    NONE,
    /** It is small and read before the endpoint runs, while no thread waits for it. */
    SMALL,
    /** The endpoint reads it. */
    STREAM,
    /** None: the request turns into a WebSocket. */
    SOCKET
  }

  /** The largest body that is read before an endpoint runs. */
  public static final int SMALL_BYTES = 64 * 1024;

  private static final Set<HttpString> READING = Set.of(Methods.GET, Methods.OPTIONS);

  private static final Set<HttpString> CHANGING =
      Set.of(Methods.POST, Methods.PUT, Methods.PATCH, Methods.DELETE);

  public Route {
    if (!READING.contains(method) && !CHANGING.contains(method)) {
      throw new IllegalArgumentException(
          "%s: expected one of %s and %s, found %s".formatted(template, READING, CHANGING, method));
    }
  }

  private static Route reading(String template, Place place, Sharing sharing, Endpoint endpoint) {
    return new Route(
        Methods.GET,
        Template.of(template),
        place,
        sharing,
        Lane.WORKER,
        Need.WATCH,
        Intake.NONE,
        false,
        endpoint);
  }

  /** Media, open everywhere to who may watch, on a worker thread. */
  public static Route media(String template, Endpoint endpoint) {
    return reading(template, Place.EVERYWHERE, Sharing.ANY_ORIGIN, endpoint);
  }

  /** Data for programs, open everywhere to who may watch, on a worker thread. */
  public static Route api(String template, Endpoint endpoint) {
    return reading(template, Place.EVERYWHERE, Sharing.SAME_ORIGIN, endpoint);
  }

  /**
   * A change of data: only where the connection is encrypted, by who may change, on a worker
   * thread, with a small body.
   */
  public static Route api(HttpString method, String template, Endpoint endpoint) {
    return new Route(
        method,
        Template.of(template),
        Place.ENCRYPTED,
        Sharing.SAME_ORIGIN,
        Lane.WORKER,
        Need.MEMBER,
        Intake.SMALL,
        false,
        endpoint);
  }

  /** What a protocol on top of HTTP says of itself to whoever asks, where it is encrypted. */
  public static Route options(String template, Endpoint endpoint) {
    return new Route(
        Methods.OPTIONS,
        Template.of(template),
        Place.ENCRYPTED,
        Sharing.SAME_ORIGIN,
        Lane.IO,
        Need.NOBODY,
        Intake.NONE,
        false,
        endpoint);
  }

  /** A WebSocket, open everywhere to who may watch and comes from our own pages, or from none. */
  public static Route socket(String template, Endpoint endpoint) {
    return reading(template, Place.EVERYWHERE, Sharing.SAME_ORIGIN, endpoint)
        .taking(Intake.SOCKET)
        .on(Lane.IO);
  }

  /** Pages, only where the connection is encrypted, for everybody, from memory. */
  public static Route page(String template, Endpoint endpoint) {
    return reading(template, Place.ENCRYPTED, Sharing.SAME_ORIGIN, endpoint)
        .need(Need.NOBODY)
        .on(Lane.IO);
  }

  /** The same route on the connection's own thread. */
  public Route onIoThread() {
    return on(Lane.IO);
  }

  /** The same route on a thread of its own, for what waits long. */
  public Route onOwnThread() {
    return on(Lane.OWN);
  }

  /** The same route asking something else of its callers. */
  public Route need(Need other) {
    return new Route(method, template, place, sharing, lane, other, intake, forGuests, endpoint);
  }

  /** The same route for guests too, whatever it names. */
  public Route alsoForGuests() {
    return new Route(method, template, place, sharing, lane, need, intake, true, endpoint);
  }

  /** The same route open on every listener. */
  public Route onBothDoors() {
    return new Route(
        method, template, Place.EVERYWHERE, sharing, lane, need, intake, forGuests, endpoint);
  }

  /** The same route only where the connection is encrypted. */
  public Route onlyEncrypted() {
    return new Route(
        method, template, Place.ENCRYPTED, sharing, lane, need, intake, forGuests, endpoint);
  }

  /** The same route with an endpoint that reads the request's channel itself. */
  public Route streamingBody() {
    return taking(Intake.STREAM);
  }

  private Route on(Lane other) {
    return new Route(method, template, place, sharing, other, need, intake, forGuests, endpoint);
  }

  private Route taking(Intake other) {
    return new Route(method, template, place, sharing, lane, need, other, forGuests, endpoint);
  }

  /** Whether it only reads: GET, and no socket. */
  public boolean reads() {
    return method.equals(Methods.GET) && intake == Intake.NONE;
  }

  /** Whether it is a page or a page's file, and nothing for programs. */
  public boolean isPage() {
    return reads() && place == Place.ENCRYPTED && need == Need.NOBODY;
  }

  /** Whether a request with this method may carry a body here. */
  static boolean isChanging(HttpString method) {
    return CHANGING.contains(method);
  }
}

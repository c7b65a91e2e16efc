package dev.kinora.origin.account;

import static dev.kinora.origin.account.Answers.careful;

import dev.kinora.origin.data.Database;
import dev.kinora.origin.library.Library;
import dev.kinora.origin.library.LibraryChange;
import dev.kinora.origin.reply.SessionWatch;
import dev.kinora.origin.route.Identification;
import dev.kinora.origin.route.Need;
import dev.kinora.origin.route.Route;
import io.undertow.util.Methods;
import java.time.InstantSource;
import java.util.List;

/** Accounts as the server offers them. Owns the watch over sessions. Thread-safe. */
public final class AccountsFeature implements AutoCloseable {
  private final People people;
  private final Library library;
  private final Library.Subscription removals;
  private final Credentials credentials;
  private final boolean open;

  /**
   * Accounts over a database.
   *
   * @param open whether people without an account may watch
   */
  public AccountsFeature(AccountParts parts, Library library, boolean open) {
    Database database = new Database(parts.database());
    InstantSource clock = InstantSource.system();
    Sessions sessions = new Sessions(database, clock);
    this.people =
        new People(
            new Accounts(database, clock),
            new Invitations(database, clock),
            sessions,
            new Positions(database, clock),
            new Links(database, clock),
            new Attempts(clock),
            parts.rooms(),
            new Watchers(sessions));
    this.library = library;
    this.open = open;
    this.credentials =
        new Credentials(sessions, people.links(), parts.rooms(), people.watchers(), open);
    this.removals =
        library.subscribe(change -> {
          if (change instanceof LibraryChange.Removed removed) {
            people.positions().forgetTitle(removed.titleId());
          }
        });
    people.links().warm();
  }

  /** Tells who asks. */
  public Identification identification() {
    return credentials;
  }

  /** Tells when sessions end. */
  public SessionWatch watch() {
    return people.watchers();
  }

  /** Makes and reads the links that let guests into rooms. */
  public Links links() {
    return people.links();
  }

  /** The addresses of this package. */
  public List<Route> routes() {
    SessionEndpoints session = new SessionEndpoints(people, open);
    AccountEndpoints account = new AccountEndpoints(people, session);
    TitleEndpoints title = new TitleEndpoints(people, library);
    String own = "/api/session";
    String accounts = "/api/accounts";
    String invitations = "/api/invitations";
    return List.of(
        Route.api(own, session::show).need(Need.NOBODY),
        // Checking a password waits for its turn: not on a thread that others need.
        Route.api(Methods.POST, own, careful(session::signIn)).need(Need.NOBODY).onOwnThread(),
        Route.api(Methods.DELETE, own, session::signOut).need(Need.NOBODY),
        Route.api(Methods.POST, own + "/guest", careful(session::beginAsGuest)).need(Need.NOBODY),
        Route.api(own + "/list", session::list).need(Need.MEMBER),
        Route.api(Methods.DELETE, own + "/list/{key}", session::revoke),
        Route.api(accounts, account::list).need(Need.ADMIN),
        Route.api(Methods.POST, accounts, careful(account::create)).need(Need.NOBODY).onOwnThread(),
        Route.api(Methods.PATCH, accounts + "/{key}", careful(account::change)).onOwnThread(),
        Route.api(Methods.DELETE, accounts + "/{key}", careful(account::remove)).need(Need.ADMIN),
        Route.api(invitations, account::invitations).need(Need.ADMIN),
        Route.api(Methods.POST, invitations, careful(account::invite)).need(Need.ADMIN),
        Route.api(Methods.DELETE, invitations + "/{key}", account::uninvite).need(Need.ADMIN),
        Route.api("/api/titles/{id}/position", title::position).need(Need.MEMBER),
        Route.api(Methods.PUT, "/api/titles/{id}/position", title::savePosition),
        Route.api(Methods.POST, "/api/titles/{id}/link", title::link));
  }

  @Override
  public void close() {
    removals.close();
    people.watchers().close();
  }
}

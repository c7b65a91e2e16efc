package dev.kinora.origin.account;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Caller;
import dev.kinora.origin.reply.Role;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /api/session…}: signing in and out, and what a page has to know of whoever looks. */
final class SessionEndpoints {
  private final People people;
  private final boolean open;

  /**
   * Endpoints over these people.
   *
   * @param open whether people without an account may watch
   */
  SessionEndpoints(People people, boolean open) {
    this.people = people;
    this.open = open;
  }

  /** GET {@code /api/session}. */
  void show(Call call) throws ProblemException {
    Optional<String> csrf =
        call.caller().session().isPresent()
            ? Credentials.cookie(call.exchange()).map(Credentials::csrf)
            : Optional.empty();
    Answers.json(call, 200, members(call.caller(), csrf));
  }

  private Map<String, @Nullable Object> members(Caller caller, Optional<String> csrf) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    Role role = caller.role();
    members.put("access", open ? "open" : "members");
    members.put("signedIn", caller.session().isPresent());
    members.put(
        "account",
        caller
            .accountId()
            .map(id -> Map.of("id", id, "name", caller.name(), "role", Answers.name(role)))
            .orElse(null));
    members.put(
        "guest",
        caller.room().map(room -> Map.of("room", room, "name", caller.name())).orElse(null));
    members.put("csrf", csrf.orElse(null));
    Map<String, Boolean> can = new LinkedHashMap<>();
    can.put("watch", role.mayWatch());
    can.put("upload", role.mayChange());
    can.put("live", role.mayChange());
    can.put("rooms", role.mayChange());
    can.put("admin", role == Role.ADMIN);
    members.put("can", can);
    members.put("needsSetUp", people.accounts().isEmpty());
    return members;
  }

  /** POST {@code /api/session}. */
  void signIn(Call call) throws ProblemException {
    JsonNode body = call.json(Answers.BODY_BYTES);
    String name = Answers.text(body, "name");
    String password = Answers.text(body, "password");
    String key = Names.key(name);
    List<Attempts.Key> keys =
        address(call)
            .map(from -> people.attempts().ofSignIn(key, from))
            .orElseGet(() -> List.of(Attempts.everywhere(key)));
    refuseIfTooOften(keys);
    Account account =
        people
            .accounts()
            .signIn(name, password)
            .orElseThrow(() ->
                new ProblemException(
                    Problem.unauthorized("There is no account of this name and password.")));
    people.attempts().giveBack(keys);
    begin(call, account, body);
  }

  /** Begins a session and answers with it; the one before ends. */
  void begin(Call call, Account account, JsonNode body) throws ProblemException {
    endOwn(call);
    answer(call, people.sessions().begin(account, agent(call)), body, 200);
  }

  /** POST {@code /api/session/guest}. */
  void beginAsGuest(Call call) throws ProblemException {
    JsonNode body = call.json(Answers.BODY_BYTES);
    String name = Names.checked(Answers.text(body, "name"));
    refuseIfTooOften(address(call).map(Attempts::address).stream().toList());
    String room =
        people
            .links()
            .roomOf(Answers.text(body, "token"))
            .filter(people.rooms()::exists)
            .orElseThrow(() ->
                new ProblemException(
                    Problem.unauthorized(
                        "This link is of no room, or has run out; ask for another one.")));
    endOwn(call);
    answer(call, people.sessions().beginAsGuest(room, name, agent(call)), body, 200);
  }

  void answer(Call call, Sessions.Begun begun, JsonNode body, int status) throws ProblemException {
    Map<String, @Nullable Object> members =
        members(begun.caller(), Optional.of(Credentials.csrf(begun.token())));
    if (body.path("bearer").asBoolean(false)) {
      members.put("token", begun.token());
    } else {
      setCookie(call, begun.token(), begun.lasts());
    }
    Answers.json(call, status, members);
  }

  /** DELETE {@code /api/session}. */
  void signOut(Call call) {
    endOwn(call);
    setCookie(call, "", Duration.ZERO);
    Answers.nothing(call);
  }

  private void endOwn(Call call) {
    call.caller().session().ifPresent(people.sessions()::end);
  }

  /** GET {@code /api/session/list}. */
  void list(Call call) throws ProblemException {
    List<Map<String, Object>> all =
        call.caller().accountId().map(people.sessions()::of).orElse(List.of()).stream()
            .map(session -> view(session, call.caller()))
            .toList();
    Answers.json(call, 200, Map.of("sessions", all));
  }

  private static Map<String, Object> view(Sessions.Session session, Caller caller) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", session.id());
    members.put("createdAt", session.createdAt().toString());
    members.put("lastSeenAt", session.seenAt().toString());
    members.put("agent", session.agent());
    members.put("current", caller.session().equals(Optional.of(session.id())));
    return members;
  }

  /** DELETE {@code /api/session/list/{key}}. */
  void revoke(Call call) throws ProblemException {
    String account = call.caller().accountId().orElseThrow(Answers::notThere);
    if (!people.sessions().end(account, call.part("key"))) {
      throw Answers.notThere();
    }
    people.watchers().look();
    Answers.nothing(call);
  }

  void refuseIfTooOften(List<Attempts.Key> keys) throws ProblemException {
    Optional<Duration> wait = people.attempts().take(keys);
    if (wait.isPresent()) {
      throw new ProblemException(
          Problem.tooManyRequests("Too many tries; wait a moment.", wait.get()));
    }
  }

  static Optional<InetAddress> address(Call call) {
    return Optional.ofNullable(call.exchange().getSourceAddress())
        .map(InetSocketAddress::getAddress);
  }

  static String agent(Call call) {
    String agent = call.header("User-Agent");
    return agent == null ? "" : agent.replaceAll("[^\\x20-\\x7e]", "?");
  }

  private static void setCookie(Call call, String token, Duration lasts) {
    call.set(
        "Set-Cookie",
        "%s=%s; Path=/; Max-Age=%d; Secure; HttpOnly; SameSite=Lax"
            .formatted(Credentials.COOKIE, token, lasts.toSeconds()));
  }
}

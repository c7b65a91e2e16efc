package dev.kinora.origin.account;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Caller;
import dev.kinora.origin.reply.Role;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /api/accounts…} and {@code /api/invitations…}. */
final class AccountEndpoints {
  private final People people;
  private final SessionEndpoints sessions;

  AccountEndpoints(People people, SessionEndpoints sessions) {
    this.people = people;
    this.sessions = sessions;
  }

  /** POST {@code /api/accounts}: makes an account by an invitation and signs in. */
  void create(Call call) throws ProblemException {
    JsonNode body = call.json(Answers.BODY_BYTES);
    String name = Answers.text(body, "name");
    String password = Answers.text(body, "password");
    sessions.refuseIfTooOften(
        SessionEndpoints.address(call).map(Attempts::address).stream().toList());
    Optional<Invitations.Invitation> invitation =
        Answers.optionalText(body, "invitation").flatMap(people.invitations()::find);
    boolean first = call.caller().role() == Role.LOCAL && people.accounts().isEmpty();
    if (invitation.isEmpty() && !first) {
      throw new ProblemException(Problem.forbidden(Invitations.notThere().reason()));
    }
    Account account = people.accounts().add(name, password, invitation);
    sessions.answer(
        call, people.sessions().begin(account, SessionEndpoints.agent(call)), body, 201);
  }

  /** GET {@code /api/accounts}. */
  void list(Call call) throws ProblemException {
    Map<String, Sessions.Seen> seen =
        people.sessions().seen().stream()
            .collect(Collectors.toMap(Sessions.Seen::accountId, Function.identity()));
    List<Map<String, @Nullable Object>> all =
        people.accounts().all().stream()
            .map(account -> view(account, Optional.ofNullable(seen.get(account.id()))))
            .toList();
    Answers.json(call, 200, Map.of("accounts", all));
  }

  private static Map<String, @Nullable Object> view(Account account, Optional<Sessions.Seen> seen) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("id", account.id());
    members.put("name", account.name());
    members.put("role", Answers.name(account.role()));
    members.put("createdAt", account.createdAt().toString());
    members.put("sessions", seen.map(Sessions.Seen::sessions).orElse(0));
    members.put("lastSeenAt", seen.map(s -> s.lastSeenAt().toString()).orElse(null));
    return members;
  }

  /**
   * PATCH {@code /api/accounts/{key}}: an administrator anybody's, everybody their own password.
   */
  void change(Call call) throws ProblemException {
    Account account = account(call);
    JsonNode body = call.json(Answers.BODY_BYTES);
    Optional<String> role = Answers.optionalText(body, "role");
    Optional<String> password = Answers.optionalText(body, "password");
    if (role.isEmpty() && password.isEmpty()) {
      throw new ProblemException(
          Problem.badRequest("The body needs \"role\" or \"password\", or both."));
    }
    boolean administers = call.caller().role() == Role.ADMIN;
    if (role.isPresent() && !administers) {
      throw new ProblemException(Problem.forbidden("Only an administrator changes roles."));
    }
    if (password.isPresent()) {
      changePassword(call, account, body, password.get());
    }
    if (role.isPresent()) {
      people.accounts().changeRole(account.id(), Answers.role(role.get()));
    }
    settle();
    Answers.nothing(call);
  }

  private void changePassword(Call call, Account account, JsonNode body, String password)
      throws ProblemException {
    boolean own = isOwn(call.caller(), account);
    if (own) {
      List<Attempts.Key> keys = List.of(Attempts.oldPassword(Names.key(account.name())));
      sessions.refuseIfTooOften(keys);
      if (people.accounts().signIn(account.name(), Answers.text(body, "oldPassword")).isEmpty()) {
        throw new ProblemException(Problem.forbidden("The old password is another one."));
      }
      people.attempts().giveBack(keys);
    }
    people
        .accounts()
        .changePassword(account.id(), password, own ? call.caller().session() : Optional.empty());
  }

  /** DELETE {@code /api/accounts/{key}}. */
  void remove(Call call) throws ProblemException {
    if (!people.accounts().remove(account(call).id())) {
      throw Answers.notThere();
    }
    settle();
    Answers.nothing(call);
  }

  /** The account of the address, for those who may know that it is there. */
  private Account account(Call call) throws ProblemException {
    Account account = people.accounts().find(call.part("key")).orElseThrow(Answers::notThere);
    if (call.caller().role() != Role.ADMIN && !isOwn(call.caller(), account)) {
      throw Answers.notThere();
    }
    return account;
  }

  private static boolean isOwn(Caller caller, Account account) {
    return caller.accountId().equals(Optional.of(account.id()));
  }

  private void settle() {
    people.sessions().forgetRemembered();
    people.watchers().look();
  }

  /** POST {@code /api/invitations}. */
  void invite(Call call) throws ProblemException {
    JsonNode body = call.json(Answers.BODY_BYTES);
    Role role = Answers.role(Answers.text(body, "role"));
    JsonNode days = body.path("days");
    if (!days.isMissingNode() && !days.isInt()) {
      throw new ProblemException(Problem.badRequest("\"days\" is a whole number."));
    }
    Duration lasts = days.isInt() ? Duration.ofDays(days.asInt()) : Invitations.USUAL;
    Invitations.Made made = people.invitations().make(role, lasts);
    Map<String, Object> members = view(made.invitation());
    members.put("url", made.path());
    Answers.json(call, 201, members);
  }

  /** GET {@code /api/invitations}. */
  void invitations(Call call) throws ProblemException {
    Answers.json(
        call,
        200,
        Map.of(
            "invitations",
            people.invitations().all().stream().map(AccountEndpoints::view).toList()));
  }

  private static Map<String, Object> view(Invitations.Invitation invitation) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", invitation.id());
    members.put("role", Answers.name(invitation.role()));
    members.put("createdAt", invitation.createdAt().toString());
    members.put("expiresAt", invitation.expiresAt().toString());
    return members;
  }

  /** DELETE {@code /api/invitations/{key}}. */
  void uninvite(Call call) throws ProblemException {
    if (!people.invitations().remove(call.part("key"))) {
      throw Answers.notThere();
    }
    Answers.nothing(call);
  }
}

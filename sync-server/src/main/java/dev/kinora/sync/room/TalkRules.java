package dev.kinora.sync.room;

import java.nio.charset.StandardCharsets;

/** Chat and signs. */
final class TalkRules {
  private static final int SIGN_BYTES = 16;

  private TalkRules() {}

  static void chat(Turn turn, Member member, Command.Chat c) {
    if (turn.mayNot(member, turn.state.settings().chat(), "write")) {
      return;
    }
    if (c.text().length() > Text.CHAT_CHARS) {
      turn.refuse(Refusal.TOO_LARGE, "text: at most " + Text.CHAT_CHARS + " characters");
      return;
    }
    if (!Text.isChat(c.text())) {
      turn.refuse(Refusal.BAD, "text: expected some, without control characters");
      return;
    }
    long n = turn.state.chat().count() + 1;
    ChatLine line = new ChatLine(n, member.id(), member.name(), c.atMillis(), c.text(), c.reply());
    turn.state = turn.state.with(turn.state.chat().with(line));
    turn.all(new Notice.Said(line));
    turn.done(n);
  }

  static void react(Turn turn, Member member, Command.React c) {
    if (turn.mayNot(member, turn.state.settings().chat(), "react")) {
      return;
    }
    boolean fits =
        !c.sign().isBlank()
            && c.sign().getBytes(StandardCharsets.UTF_8).length <= SIGN_BYTES
            && Text.isPlain(c.sign(), false);
    if (fits) {
      turn.all(new Notice.Reacted(member.id(), c.sign(), c.positionMicros()));
      turn.done();
    } else {
      turn.refuse(Refusal.BAD, "e: expected at most " + SIGN_BYTES + " bytes, no controls");
    }
  }
}

package dev.kinora.sync.wire;

import dev.kinora.sync.room.Command;
import dev.kinora.sync.room.Role;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * A frame that a member sent.
 *
 * @param type the word in {@code t}
 * @param id what answers carry back, where the member asks for an answer
 */
public record Incoming(String type, Optional<String> id, Fields fields) {
  private static final int ID_CHARS = 64;
  private static final int TOKEN_CHARS = 2048;

  /**
   * Reads a frame.
   *
   * @throws BadFrame if it is none
   */
  public static Incoming read(String text) throws BadFrame {
    ObjectNode object = Json.object(text);
    Fields fields = new Fields(object);
    String type = fields.text("t", 16);
    // Numbers and texts serve; what came goes back as it was.
    Optional<String> id =
        fields.has("id") ? Optional.of(fields.raw("id", ID_CHARS)) : Optional.empty();
    return new Incoming(type, id, fields);
  }

  /** The first frame of a socket. */
  public record Hello(
      Optional<String> token, Optional<String> name, boolean coarse, Optional<Resume> resume) {}

  /** A member that was there before. */
  public record Resume(String member, String secret, OptionalLong epoch, OptionalLong rev) {}

  /**
   * This frame as {@code hello}.
   *
   * @throws BadFrame if it is another
   */
  public Hello hello() throws BadFrame {
    if (!type.equals("hello")) {
      throw BadFrame.bad("t: expected hello first, found another");
    }
    Optional<Fields> caps = fields.maybeInner("caps");
    Optional<Fields> resume = fields.maybeInner("resume");
    return new Hello(
        fields.maybeText("token", TOKEN_CHARS),
        fields.maybeText("name", 1000),
        caps.isPresent() && caps.get().flag("coarse"),
        resume.isEmpty() ? Optional.empty() : Optional.of(resume(resume.get())));
  }

  private static Resume resume(Fields fields) throws BadFrame {
    return new Resume(
        fields.text("member", 20),
        fields.text("secret", 100),
        fields.maybeWhole("epoch"),
        fields.maybeWhole("rev"));
  }

  /** A clock measurement; {@code c0} goes back as it came. */
  public record Ping(String n, String c0) {}

  /** This frame as {@code ping}. */
  public Ping ping() throws BadFrame {
    return new Ping(fields.raw("n", 40), fields.raw("c0", 40));
  }

  /** Where a member says it is. */
  public record Report(
      long rev, long positionMicros, long atMicros, long errorMicros, long uncertaintyMicros) {}

  /** This frame as {@code report}. */
  public Report report() throws BadFrame {
    return new Report(
        fields.whole("rev"),
        fields.scaled("pos", 1_000_000),
        fields.scaled("at", 1000),
        fields.maybeScaled("err", 1000).orElse(0),
        fields.maybeScaled("unc", 1000).orElse(0));
  }

  /**
   * This frame as something that happens to the room.
   *
   * @param nowMillis wall clock, for chat
   * @throws BadFrame if it is nothing the protocol knows
   */
  public Command command(String member, long nowMillis) throws BadFrame {
    try {
      return switch (type) {
        case "play" -> new Command.Play(member, base(), position());
        case "pause" -> new Command.Pause(member, base(), position());
        case "seek" -> new Command.Seek(member, base(), fields.scaled("pos", 1_000_000));
        case "rate" ->
            new Command.Rate(
                member, base(), (int) Math.clamp(fields.scaled("rate", 1000), 0L, 100_000L));
        case "load" ->
            fields.has("item")
                ? new Command.LoadItem(member, base(), fields.text("item", 20))
                : new Command.Load(member, base(), MediaJson.read(fields.inner("media")));
        case "queue" -> QueueJson.read(member, fields);
        case "ready" ->
            new Command.Ready(member, fields.whole("rev"), fields.scaled("pos", 1_000_000));
        case "stall" -> new Command.Stall(member, fields.whole("rev"));
        case "chat" ->
            new Command.Chat(
                member, fields.text("text", 100_000), fields.maybeWhole("reply"), nowMillis);
        case "react" -> new Command.React(member, fields.text("e", 64), position());
        case "typing" -> new Command.Typing(member);
        case "signal" -> SignalJson.read(member, fields);
        case "share" -> ShareJson.read(member, fields);
        case "role" ->
            new Command.SetRole(member, fields.text("member", 20), role(fields.text("role", 10)));
        case "kick" -> new Command.Kick(member, fields.text("member", 20), fields.flag("ban"));
        case "settings" ->
            new Command.ChangeSettings(member, SettingsJson.read(fields.inner("patch")));
        case "bye" -> new Command.Bye(member);
        default -> throw BadFrame.bad("t: the protocol has no such message");
      };
    } catch (IllegalArgumentException outOfRange) {
      throw BadFrame.bad(String.valueOf(outOfRange.getMessage()));
    }
  }

  private long base() throws BadFrame {
    return fields.whole("base");
  }

  private OptionalLong position() throws BadFrame {
    return fields.maybeScaled("pos", 1_000_000);
  }

  static Role role(String word) throws BadFrame {
    return Role.of(word)
        .orElseThrow(() -> BadFrame.bad("role: expected guest, member, host or owner"));
  }
}

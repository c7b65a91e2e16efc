package dev.kinora.sync.wire;

import dev.kinora.sync.room.Command;
import dev.kinora.sync.room.Role;
import dev.kinora.sync.room.Settings;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A room's settings as JSON. */
public final class SettingsJson {
  private SettingsJson() {}

  /** Reads a change of settings; what is absent stays. */
  static Command.Patch read(Fields fields) throws BadFrame {
    return new Command.Patch(
        role(fields, "control"),
        role(fields, "queue"),
        role(fields, "chat"),
        role(fields, "share"),
        role(fields, "host"),
        flag(fields, "holds"),
        flag(fields, "rates"),
        flag(fields, "measure"),
        fields.has("quorum")
            ? Optional.of((int) Math.clamp(fields.scaled("quorum", 100), -1L, 1000L))
            : Optional.empty());
  }

  /** Reads what {@link #write} wrote. */
  public static Settings read(ObjectNode node) throws BadFrame {
    return dev.kinora.sync.room.Settings.DEFAULT.patched(read(new Fields(node)));
  }

  private static Optional<Role> role(Fields fields, String name) throws BadFrame {
    return fields.has(name) ? Optional.of(Incoming.role(fields.text(name, 10))) : Optional.empty();
  }

  private static Optional<Boolean> flag(Fields fields, String name) throws BadFrame {
    return fields.has(name) ? Optional.of(fields.flag(name)) : Optional.empty();
  }

  /** Writes them. */
  public static ObjectNode write(Settings settings) {
    ObjectNode node = Json.object();
    node.put("control", settings.control().word());
    node.put("queue", settings.queue().word());
    node.put("chat", settings.chat().word());
    node.put("share", settings.share().word());
    node.put("host", settings.takeHost().word());
    node.put("holds", settings.holds());
    node.put("rates", settings.rates());
    node.put("measure", settings.measuring());
    node.put("quorum", BigDecimal.valueOf(settings.quorumPercent(), 2));
    return node;
  }
}

package dev.kinora.sync.wire;

import dev.kinora.sync.room.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Typed reading of an object's fields; unknown fields are nobody's business. */
final class Fields {
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

  private final ObjectNode object;

  Fields(ObjectNode object) {
    this.object = object;
  }

  private @Nullable JsonNode node(String name) {
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }

  boolean has(String name) {
    return node(name) != null;
  }

  String text(String name, int longest) throws BadFrame {
    JsonNode node = node(name);
    if (node == null || !node.isString()) {
      throw BadFrame.bad(name + ": expected a text");
    }
    String text = node.stringValue();
    if (text.length() > longest) {
      throw new BadFrame(Refusal.TOO_LARGE, name + ": at most " + longest + " characters");
    }
    return text;
  }

  Optional<String> maybeText(String name, int longest) throws BadFrame {
    return has(name) ? Optional.of(text(name, longest)) : Optional.empty();
  }

  String textOr(String name, int longest, String otherwise) throws BadFrame {
    return has(name) ? text(name, longest) : otherwise;
  }

  long whole(String name) throws BadFrame {
    JsonNode node = node(name);
    if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
      throw BadFrame.bad(name + ": expected a whole number");
    }
    return node.longValue();
  }

  int small(String name) throws BadFrame {
    long value = whole(name);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw BadFrame.bad(name + ": expected 0 or more, found " + value);
    }
    return (int) value;
  }

  OptionalLong maybeWhole(String name) throws BadFrame {
    return has(name) ? OptionalLong.of(whole(name)) : OptionalLong.empty();
  }

  boolean flag(String name) throws BadFrame {
    JsonNode node = node(name);
    if (node == null) {
      return false;
    }
    if (!node.isBoolean()) {
      throw BadFrame.bad(name + ": expected true or false");
    }
    return node.booleanValue();
  }

  /** A number in units of 1/{@code factor}, rounded. */
  long scaled(String name, int factor) throws BadFrame {
    JsonNode node = node(name);
    if (node == null || !node.isNumber()) {
      throw BadFrame.bad(name + ": expected a number");
    }
    BigDecimal value = number(name, node);
    if (value.abs().compareTo(MOST) > 0) {
      throw BadFrame.bad(name + ": this number is too large");
    }
    return value
        .multiply(BigDecimal.valueOf(factor))
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  private static BigDecimal number(String name, JsonNode node) throws BadFrame {
    double value = node.doubleValue();
    // Before it becomes a BigDecimal: 1e999999999 would be a number of that many digits.
    if (!Double.isFinite(value) || Math.abs(value) > 1e15) {
      throw BadFrame.bad(name + ": this number is too large");
    }
    return BigDecimal.valueOf(value);
  }

  OptionalLong maybeScaled(String name, int factor) throws BadFrame {
    return has(name) ? OptionalLong.of(scaled(name, factor)) : OptionalLong.empty();
  }

  Fields inner(String name) throws BadFrame {
    if (node(name) instanceof ObjectNode inner) {
      return new Fields(inner);
    }
    throw BadFrame.bad(name + ": expected an object");
  }

  Optional<Fields> maybeInner(String name) throws BadFrame {
    return has(name) ? Optional.of(inner(name)) : Optional.empty();
  }

  List<JsonNode> list(String name, int most) throws BadFrame {
    JsonNode node = node(name);
    if (node == null || !node.isArray()) {
      throw BadFrame.bad(name + ": expected a list");
    }
    if (node.size() > most) {
      throw new BadFrame(Refusal.TOO_LARGE, name + ": at most " + most + " entries");
    }
    List<JsonNode> all = new ArrayList<>();
    node.forEach(all::add);
    return all;
  }

  /** A field as JSON text. */
  String raw(String name, int longest) throws BadFrame {
    JsonNode node = node(name);
    if (node == null) {
      throw BadFrame.bad(name + ": expected");
    }
    String text = Json.text(node);
    if (text.length() > longest) {
      throw new BadFrame(Refusal.TOO_LARGE, name + ": at most " + longest + " characters");
    }
    return text;
  }
}

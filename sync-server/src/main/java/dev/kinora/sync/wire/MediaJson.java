package dev.kinora.sync.wire;

import dev.kinora.sync.room.Media;
import java.math.BigDecimal;
import tools.jackson.databind.node.ObjectNode;

/** Media as JSON: {@code {"id","src","duration","fps"}}, in seconds and pictures a second. */
public final class MediaJson {
  private MediaJson() {}

  static Media read(Fields fields) throws BadFrame {
    return new Media(
        fields.text("id", 200),
        fields.text("src", 1000),
        fields.maybeScaled("duration", 1_000_000).orElse(0),
        (int) Math.clamp(fields.maybeScaled("fps", 1000).orElse(0), -1L, Integer.MAX_VALUE));
  }

  /** Writes one. */
  public static ObjectNode write(Media media) {
    ObjectNode node = Json.object();
    node.put("id", media.id());
    node.put("src", media.src());
    node.put("duration", seconds(media.durationMicros()));
    node.put("fps", BigDecimal.valueOf(media.fpsThousandths(), 3));
    return node;
  }

  /** Reads what {@link #write} wrote. */
  public static Media read(ObjectNode node) throws BadFrame {
    return read(new Fields(node));
  }

  /** Seconds with fraction. */
  static BigDecimal seconds(long micros) {
    return plain(BigDecimal.valueOf(micros, 6));
  }

  /** Milliseconds with fraction. */
  static BigDecimal millis(long micros) {
    return plain(BigDecimal.valueOf(micros, 3));
  }

  /** Thousandths as a number. */
  static BigDecimal thousandths(int value) {
    return plain(BigDecimal.valueOf(value, 3));
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}

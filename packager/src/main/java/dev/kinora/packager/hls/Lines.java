package dev.kinora.packager.hls;

import java.util.StringJoiner;

/** Collects the lines of a playlist that is being written. */
final class Lines {
  private final StringBuilder text = new StringBuilder();

  void line(String line) {
    text.append(line).append('\n');
  }

  void tag(String tag, Object value) {
    line(tag + ":" + value);
  }

  void tag(String tag, AttributeWriter attributes) {
    line(tag + ":" + attributes);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** Writes an attribute list (RFC 8216, 4.2) in the order of the calls. */
  static final class AttributeWriter {
    private final StringJoiner list = new StringJoiner(",");

    AttributeWriter word(String name, Object value) {
      list.add(name + "=" + value);
      return this;
    }

    AttributeWriter text(String name, String value) {
      list.add(name + "=\"" + value + "\"");
      return this;
    }

    @Override
    public String toString() {
      return list.toString();
    }
  }
}

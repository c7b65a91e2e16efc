package dev.kinora.packager.dash;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes indented XML: elements open, take attributes, then text or children, and close. Confined
 * to one writer; the caller closes what it opens.
 */
final class XmlOut {
  /** Text that reads back as it was: no control character survives a parser unchanged. */
  private static final Pattern LEGAL = Pattern.compile("[^\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]*");

  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final Deque<String> open = new ArrayDeque<>();
  private boolean inTag;
  private boolean afterText;

  XmlOut open(String name) {
    endTag(true);
    indent();
    out.append('<').append(name);
    open.push(name);
    inTag = true;
    return this;
  }

  XmlOut attribute(String name, Object value) {
    out.append(' ').append(name).append("=\"").append(escaped(value.toString())).append('"');
    return this;
  }

  XmlOut attribute(String name, Optional<?> value) {
    value.ifPresent(present -> attribute(name, present));
    return this;
  }

  XmlOut text(String text) {
    endTag(false);
    out.append(escaped(text));
    afterText = true;
    return this;
  }

  XmlOut close() {
    String name = open.pop();
    if (inTag) {
      out.append("/>\n");
      inTag = false;
    } else {
      if (!afterText) {
        indent();
      }
      out.append("</").append(name).append(">\n");
    }
    afterText = false;
    return this;
  }

  /** Refuses text that would not read back. */
  static String checked(String text) {
    if (!LEGAL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "expected text without control characters, found \"" + text + "\"");
    }
    return text;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void endTag(boolean childrenFollow) {
    if (inTag) {
      out.append(childrenFollow ? ">\n" : ">");
      inTag = false;
    }
  }

  private void indent() {
    out.repeat("  ", open.size());
  }

  private static String escaped(String text) {
    return checked(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

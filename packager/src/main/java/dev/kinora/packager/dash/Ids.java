package dev.kinora.packager.dash;

import java.util.regex.Pattern;

/** Ids of periods and representations: they become parts of URLs and hold no blanks. */
final class Ids {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

  private Ids() {}

  static String check(String what, String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          what + "@id: expected letters, digits and . _ ~ -, found \"" + id + "\"");
    }
    return id;
  }
}

package dev.kinora.packager.check.finding;

import java.util.Locale;

/** How bad it is to break a rule. */
public enum Severity {
  /** A standard says "must"; some player will fail. */
  ERROR,
  /** A standard says "should", or players cope but somebody sees or hears it. */
  WARNING,
  /** Good practice. */
  ADVICE;

  /** As it stands in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

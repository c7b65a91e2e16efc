package dev.kinora.packager;

import java.util.Optional;

/**
 * Media that cannot be used. The message says where, what was expected, what was found and, where
 * that is known, what to do; broken input and legal input that Kinora does not handle are different
 * things.
 */
public abstract sealed class MediaException extends Exception {
  private static final long serialVersionUID = 1;

  /** Empty when only the whole sentence is known. */
  private final String place;

  private final String expected;
  private final String found;
  private final String advice;

  MediaException(String message) {
    super(message);
    this.place = "";
    this.expected = "";
    this.found = "";
    this.advice = "";
  }

  MediaException(String place, String expected, Object found, String advice) {
    super(
        "%s: expected %s, found %s%s"
            .formatted(place, expected, found, advice.isEmpty() ? "" : "; " + advice));
    this.place = place;
    this.expected = expected;
    this.found = String.valueOf(found);
    this.advice = advice;
  }

  /** Where in the media, such as {@code moov/trak/tkhd @132}. */
  public Optional<String> place() {
    return stated(place);
  }

  /** What the format's rules ask for there. */
  public Optional<String> expected() {
    return stated(expected);
  }

  /** What stood there instead. */
  public Optional<String> found() {
    return stated(found);
  }

  /** What a person can do about it. */
  public Optional<String> advice() {
    return stated(advice);
  }

  private static Optional<String> stated(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The bytes break the rules of their format. */
  public static final class Malformed extends MediaException {
    private static final long serialVersionUID = 1;

    /** Takes the whole sentence. */
    public Malformed(String message) {
      super(message);
    }

    /** {@code where: expected …, found …}. */
    public Malformed(String where, String expected, Object found) {
      super(where, expected, found, "");
    }

    /** {@code where: expected …, found …; advice}. */
    public Malformed(String where, String expected, Object found, String advice) {
      super(where, expected, found, advice);
    }
  }

  /** The bytes are legal but Kinora does not handle them. */
  public static final class Unsupported extends MediaException {
    private static final long serialVersionUID = 1;

    /** Takes the whole sentence. */
    public Unsupported(String message) {
      super(message);
    }

    /** {@code where: expected …, found …; advice}. */
    public Unsupported(String where, String expected, Object found, String advice) {
      super(where, expected, found, advice);
    }
  }
}

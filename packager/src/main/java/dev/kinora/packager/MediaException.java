package dev.kinora.packager;

/**
 * Media that cannot be used. The message says where, what was expected and what was found; broken
 * input and legal input that Kinora does not handle are different things.
 */
public abstract sealed class MediaException extends Exception {
  private static final long serialVersionUID = 1;

  MediaException(String message) {
    super(message);
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
      super("%s: expected %s, found %s".formatted(where, expected, found));
    }
  }

  /** The bytes are legal but Kinora does not handle them. */
  public static final class Unsupported extends MediaException {
    private static final long serialVersionUID = 1;

    /** Takes the whole sentence. */
    public Unsupported(String message) {
      super(message);
    }
  }
}

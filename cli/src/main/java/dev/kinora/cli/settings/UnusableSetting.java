package dev.kinora.cli.settings;

/**
 * A setting that is understood but cannot be used; the message names the flag and what it takes.
 */
public final class UnusableSetting extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnusableSetting(String message) {
    super(message);
  }
}

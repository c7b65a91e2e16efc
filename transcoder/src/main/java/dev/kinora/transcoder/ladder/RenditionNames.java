package dev.kinora.transcoder.ladder;

import dev.kinora.packager.time.Rational;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names that change whenever anything changes that decides a rendition's bytes. */
record RenditionNames(String fingerprint, Rational origin, String build) {
  private static final int DIGITS = 10;

  /**
   * A name such as {@code v720-3f9c02ab71}.
   *
   * @param recipe values whose text says all about them
   */
  String of(String prefix, List<Object> recipe) {
    String text = String.join("\n", fingerprint, origin.toString(), build, recipe.toString());
    byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return prefix + "-" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

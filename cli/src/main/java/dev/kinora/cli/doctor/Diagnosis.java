package dev.kinora.cli.doctor;

import java.util.Optional;

/**
 * What was found at one place.
 *
 * @param what the place: {@code disk}, {@code port 8080}
 * @param found a sentence
 * @param advice what to do, a sentence; absent where nothing needs doing
 */
public record Diagnosis(String what, Verdict verdict, String found, Optional<String> advice) {
  /** How grave it is. */
  public enum Verdict {
    /** As it should be. */
    GOOD,
    /** Works, but somebody may want to know. */
    NOTE,
    /** Something does not work. */
    BAD
  }

  static Diagnosis good(String what, String found) {
    return new Diagnosis(what, Verdict.GOOD, found, Optional.empty());
  }

  static Diagnosis note(String what, String found, String advice) {
    return new Diagnosis(what, Verdict.NOTE, found, Optional.of(advice));
  }

  static Diagnosis bad(String what, String found, String advice) {
    return new Diagnosis(what, Verdict.BAD, found, Optional.of(advice));
  }
}

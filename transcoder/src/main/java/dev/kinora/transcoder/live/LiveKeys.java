package dev.kinora.transcoder.live;

/** Which keys prove a right to which names. Safe for use from any thread. */
public interface LiveKeys {
  /** Whether this is the name's key; false also where the name has none. */
  boolean fits(String name, String key);
}

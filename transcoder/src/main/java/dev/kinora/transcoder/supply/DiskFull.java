package dev.kinora.transcoder.supply;

import java.io.IOException;

/** There is no room for more; says so to people, and passes when somebody makes room. */
public final class DiskFull extends IOException {
  private static final long serialVersionUID = 1;

  DiskFull(String sentence) {
    super(sentence);
  }
}

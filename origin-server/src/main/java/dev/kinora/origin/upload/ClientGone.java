package dev.kinora.origin.upload;

import java.io.IOException;

/** The client of a piece went away in the middle of it, or was made to. */
final class ClientGone extends IOException {
  private static final long serialVersionUID = 1;

  ClientGone(IOException cause) {
    super("the client is gone: " + cause.getMessage(), cause);
  }
}

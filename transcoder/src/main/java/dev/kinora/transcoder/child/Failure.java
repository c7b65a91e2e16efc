package dev.kinora.transcoder.child;

import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;

/** An exception on its way from the child to the parent. */
record Failure(Kind kind, String message) {
  /** Whose fault it is. */
  enum Kind {
    MALFORMED,
    UNSUPPORTED,
    UNREADABLE,
    WORK
  }

  /** Takes apart what the child's codecs threw. */
  static Failure of(Throwable thrown) {
    Kind kind =
        switch (thrown) {
          case MediaException.Malformed m -> Kind.MALFORMED;
          case MediaException.Unsupported u -> Kind.UNSUPPORTED;
          case IOException e -> Kind.UNREADABLE;
          default -> Kind.WORK;
        };
    String message = thrown.getMessage();
    boolean sentence = kind != Kind.WORK || thrown instanceof WorkFailure;
    return new Failure(kind, sentence && message != null ? message : thrown.toString());
  }

  /** Whether the child that reports it is as good as before. */
  boolean leavesChildSound() {
    return kind != Kind.WORK;
  }

  /** Throws it in the parent. */
  void raise(String what) throws MediaException, WorkFailure, IOException {
    switch (kind) {
      case MALFORMED -> throw new MediaException.Malformed(message);
      case UNSUPPORTED -> throw new MediaException.Unsupported(message);
      case UNREADABLE -> throw new IOException(message);
      case WORK -> throw new WorkFailure(what + ": " + message);
    }
  }
}

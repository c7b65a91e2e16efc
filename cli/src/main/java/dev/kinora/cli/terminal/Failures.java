package dev.kinora.cli.terminal;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Turns a failure into a sentence for people. */
public final class Failures {
  private Failures() {}

  /** What went wrong, in words; never a class name alone. */
  public static String sentence(Throwable failure) {
    return switch (failure) {
      case NoSuchFileException e -> e.getFile() + ": there is no such file or folder";
      case AccessDeniedException e ->
          e.getFile() + ": permission denied; check who may read or write it";
      case FileSystemException e when e.getReason() == null -> e.getFile() + ": cannot be used";
      default -> {
        String message = failure.getMessage();
        yield message == null || message.isBlank()
            ? "unexpected failure (" + failure.getClass().getSimpleName() + "); try --verbose"
            : message;
      }
    };
  }
}

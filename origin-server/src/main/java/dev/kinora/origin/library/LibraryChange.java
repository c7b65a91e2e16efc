package dev.kinora.origin.library;

/** Something in the library is not as it was. */
public sealed interface LibraryChange {
  /** A title is new or stands elsewhere than before. */
  record Changed(LibraryTitle title) implements LibraryChange {}

  /** A title is gone. */
  record Removed(String titleId) implements LibraryChange {}
}

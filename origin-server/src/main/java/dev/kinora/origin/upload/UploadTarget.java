package dev.kinora.origin.upload;

import java.io.IOException;
import java.nio.file.Path;

/** Where whole uploads go. Called by several threads at once. */
@FunctionalInterface
public interface UploadTarget {
  /**
   * Makes a file a title; blocks while it is looked at. The file may go away afterwards, and is
   * never changed. Doing it twice with the same file gives the same title.
   *
   * @param file the bytes
   * @param fileName what the file was called where it came from; no path, no control characters
   * @return the title's id
   * @throws UploadRefusal if it is nothing that can be made a title
   * @throws IOException if that could not be found out now; it is tried again later
   */
  String add(Path file, String fileName) throws UploadRefusal, IOException;
}

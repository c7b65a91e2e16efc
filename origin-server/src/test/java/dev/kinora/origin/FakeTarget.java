package dev.kinora.origin;

import dev.kinora.origin.upload.UploadRefusal;
import dev.kinora.origin.upload.UploadTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Takes every file but those that begin with a hash sign, and remembers what it took. */
final class FakeTarget implements UploadTarget {
  final List<String> names = Collections.synchronizedList(new ArrayList<>());
  final List<byte[]> contents = Collections.synchronizedList(new ArrayList<>());
  volatile CountDownLatch gate = new CountDownLatch(0);
  volatile boolean broken;

  @Override
  public String add(Path file, String fileName) throws UploadRefusal, IOException {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
    if (broken) {
      throw new IOException("the disk is full");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length == 0 || bytes[0] == '#') {
      throw new UploadRefusal(
          fileName + ": expected a film, found something else", new IOException("no film"));
    }
    names.add(fileName);
    contents.add(bytes);
    return Sample.ID;
  }
}

package dev.kinora.transcoder.film;

import dev.kinora.transcoder.ffmpeg.LiveHandles;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails every test that leaves a native object open. */
public final class NoLeaks implements AfterEachCallback {
  @Override
  public void afterEach(ExtensionContext context) {
    LiveHandles.assertNone();
  }
}

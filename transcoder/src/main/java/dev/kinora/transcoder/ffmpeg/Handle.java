package dev.kinora.transcoder.ffmpeg;

/** The owner of one native object. Confined to one thread at a time; closing twice does no harm. */
public abstract class Handle implements AutoCloseable {
  private boolean open = true;

  Handle() {
    Native.load();
    LiveHandles.opened(kind());
  }

  /** Frees the native object; called once. */
  abstract void free();

  private String kind() {
    return getClass().getSimpleName();
  }

  @Override
  public final void close() {
    if (open) {
      open = false;
      free();
      LiveHandles.closed(kind());
    }
  }

  /** Closes what was being opened when something failed on the way. */
  static void abandon(Handle handle, Throwable failure) {
    try {
      handle.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}

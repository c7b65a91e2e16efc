package dev.kinora.transcoder.supply;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes changes on to whoever listens. Safe for use by any thread. */
public final class TitleEvents {
  private static final Logger LOG = LoggerFactory.getLogger(TitleEvents.class);

  private final List<TitleListener> listeners = new CopyOnWriteArrayList<>();

  /** Adds a listener; closing what is returned removes it. */
  public Subscription add(TitleListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Tells everybody. A listener that throws does not keep the others from hearing it. */
  public void changed(String titleId) {
    for (TitleListener listener : listeners) {
      try {
        listener.changed(titleId);
      } catch (RuntimeException e) {
        LOG.warn("a listener failed on a change of {}", titleId, e);
      }
    }
  }

  /** A listener that can be removed. */
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}

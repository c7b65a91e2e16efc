package dev.kinora.transcoder.supply;

/** Hears that a title was added, came on, became ready, failed or was removed. */
@FunctionalInterface
public interface TitleListener {
  /** Called in the thread that made the change; has to be quick. */
  void changed(String titleId);
}

package dev.kinora.cli.wiring;

import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.Transcoder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes recorded streams that are older than somebody wants to keep them. */
record OldRecordings(Transcoder transcoder, Duration kept, InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(OldRecordings.class);

  /** Deletes those that are due. */
  void forget() throws IOException {
    for (String id : due(transcoder.catalogue(), clock.instant().minus(kept))) {
      transcoder.remove(id);
      LOG.info("recording {} was kept for {} days and is deleted", id, kept.toDays());
    }
  }

  /** Recordings that were begun before a time. */
  static List<String> due(TitleCatalogue catalogue, Instant before) {
    return catalogue.all().stream()
        .map(TitleCatalogue.Entry::title)
        .filter(title -> !title.source().hasFile() && title.addedAt().isBefore(before))
        .map(Title::id)
        .toList();
  }
}

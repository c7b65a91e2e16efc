package dev.kinora.transcoder.jobs;

import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.cache.SegmentRoom;
import dev.kinora.transcoder.supply.Demand;
import dev.kinora.transcoder.supply.StopGate;
import dev.kinora.transcoder.supply.TitleOutcomes;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on both lanes until a title is complete, then has it checked. The spans it makes are the
 * most urgent ones of all titles, so a long film does not keep the opening of the next one waiting.
 * Safe for use by several threads.
 */
final class TitleFiller {
  private static final Logger LOG = LoggerFactory.getLogger(TitleFiller.class);

  private final TitleCatalogue catalogue;
  private final TitleOutcomes outcomes;
  private final Demand demand;
  private final SpanFiller spans;
  private final StopGate gate;
  private final SegmentRoom room;

  TitleFiller(FillParts parts, SpanFiller spans) {
    this.catalogue = parts.catalogue();
    this.outcomes = parts.outcomes();
    this.demand = parts.demand();
    this.spans = spans;
    this.gate = parts.gate();
    this.room = parts.room();
  }

  /** Whether spans of a title are still to be made in the background. */
  private static boolean isUnfinished(TitleState state) {
    return switch (state) {
      case TitleState.Playable playable -> playable.spansDone() < playable.spansTotal();
      case TitleState.Ready _, TitleState.Failed _ -> false;
    };
  }

  /**
   * Returns when the title is complete or failed, when others work on the rest, when the room for
   * segments is full, or when stopped.
   */
  void fill(String titleId) {
    Thread sound =
        Thread.ofPlatform()
            .daemon()
            .name("fill-audio-" + titleId)
            .start(() -> lane(titleId, Lane.AUDIO));
    lane(titleId, Lane.VIDEO);
    try {
      sound.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return;
    }
    prove(titleId);
  }

  private void prove(String titleId) {
    try {
      Optional<Title> title = catalogue.find(titleId);
      if (title.isPresent() && !gate.isStopping()) {
        outcomes.prove(title.get(), () -> gate.awaitQuiet(demand));
      }
    } catch (InterruptedException _) {
      LOG.debug("{}: its check stopped", titleId);
    } catch (IOException | WorkFailure e) {
      LOG.warn("{} is checked at the next sweep: {}", titleId, e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("checking {} broke off", titleId, e);
    }
  }

  private void lane(String titleId, Lane lane) {
    try {
      while (!gate.isStopping()
          && room.full().isEmpty()
          && catalogue.state(titleId).filter(TitleFiller::isUnfinished).isPresent()
          && spans.round(lane)) {
        LOG.debug("{}: another round of {}", titleId, lane);
      }
    } catch (InterruptedException _) {
      LOG.debug("{}: {} stopped", titleId, lane);
    } catch (IOException e) {
      LOG.warn("filling {} rests until the next sweep: {}", lane, e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("filling {} of {} broke off", lane, titleId, e);
    }
  }
}

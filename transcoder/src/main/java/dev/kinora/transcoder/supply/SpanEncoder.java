package dev.kinora.transcoder.supply;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentSupply.Supply;
import dev.kinora.packager.publish.SpanLedger;
import dev.kinora.packager.source.SourceCheck;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.CodecsPool;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encodes one span that is waited for: source checked, at most two children, failures remembered.
 * Safe for use by any thread; blocking.
 */
public final class SpanEncoder {
  private static final Logger LOG = LoggerFactory.getLogger(SpanEncoder.class);

  /** How many children somebody may kill at one span before the span is held to be the reason. */
  public static final int MAX_KILLS = 5;

  private final CodecsPool codecs;
  private final SpanLedger ledger;
  private final SegmentPublisher publisher;
  private final TitleOutcomes outcomes;
  private final StopGate gate;

  /** Works with these. */
  public SpanEncoder(
      CodecsPool codecs,
      SpanLedger ledger,
      SegmentPublisher publisher,
      TitleOutcomes outcomes,
      StopGate gate) {
    this.codecs = codecs;
    this.ledger = ledger;
    this.publisher = publisher;
    this.outcomes = outcomes;
    this.gate = gate;
  }

  /** Told of each segment that is published; may take its time before it lets the next be made. */
  @FunctionalInterface
  interface Pace {
    void published(int segment);
  }

  /**
   * Fulfils a wish and says how that went.
   *
   * @throws InterruptedException when stopped or the piece was ended
   */
  Supply encode(Wish wish, StopGate.Piece piece, Pace pace) throws InterruptedException {
    try {
      if (allThere(wish)) {
        return new Supply.Published();
      }
      Optional<String> problem = SourceCheck.problem(wish.title().source());
      if (problem.isPresent()) {
        return new Supply.NotEncodable(problem.get());
      }
      return attempts(wish, piece, pace);
    } catch (IOException e) {
      LOG.warn("{}: {}", wish, e.getMessage());
      return new Supply.NotEncodable("Source or store failed: " + e.getMessage() + ".");
    }
  }

  /** Ends what is being encoded. */
  void stop() {
    gate.stop();
  }

  /** Ends one piece of it. */
  void end(StopGate.Piece piece) {
    gate.end(piece);
  }

  private boolean allThere(Wish wish) throws IOException {
    for (SegmentKey key : wish.keys()) {
      if (!publisher.isThere(key)) {
        return false;
      }
    }
    return true;
  }

  private Supply attempts(Wish wish, StopGate.Piece piece, Pace pace)
      throws IOException, InterruptedException {
    int kills = 0;
    for (int attempt = 1; ; attempt++) {
      try {
        attempt(wish, piece, pace);
        return new Supply.Published();
      } catch (WorkFailure e) {
        LOG.warn("{}, attempt {}: {}", wish, attempt, e.getMessage());
        if (e.isKilled() && kills < MAX_KILLS) {
          kills++;
          attempt--;
        } else if (attempt == SpanLedger.MAX_ATTEMPTS) {
          return giveUp(wish, e.getMessage());
        }
      } catch (MediaException e) {
        return giveUp(wish, e.getMessage());
      }
    }
  }

  private void attempt(Wish wish, StopGate.Piece piece, Pace pace)
      throws IOException, MediaException, WorkFailure, InterruptedException {
    try (Codecs lent = codecs.foreground(wish.ref().lane())) {
      gate.encode(
          lent,
          wish.task(),
          segment -> {
            publisher.publish(segment);
            pace.published(segment.key().number());
          },
          piece);
    }
    if (ledger.settle(wish.ref())) {
      outcomes.cameOn(wish.title());
    }
  }

  private Supply giveUp(Wish wish, @Nullable String message) throws IOException {
    if (allThere(wish)) {
      // Somebody else made it meanwhile.
      return new Supply.Published();
    }
    String reason = String.valueOf(message);
    ledger.giveUp(wish.ref(), reason);
    outcomes.failed(wish.title().id(), reason);
    return new Supply.NotEncodable(reason);
  }
}

package dev.kinora.packager.publish;

import dev.kinora.packager.title.Lane;
import java.util.List;

/** Neighbouring spans of one lane of one title, claimed together, in order. */
public record SpanClaim(List<ClaimedSpan> spans) {
  public SpanClaim {
    spans = List.copyOf(spans);
    for (int i = 0; i < spans.size(); i++) {
      SpanRef first = spans.getFirst().span();
      SpanRef expected = new SpanRef(first.titleId(), first.lane(), first.index() + i);
      if (!spans.get(i).span().equals(expected)) {
        throw new IllegalArgumentException(
            "claim: expected %s as the next neighbour, found %s"
                .formatted(expected, spans.get(i).span()));
      }
    }
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("claim: expected at least one span");
    }
  }

  /** The title all spans belong to. */
  public String titleId() {
    return spans.getFirst().span().titleId();
  }

  /** The lane all spans belong to. */
  public Lane lane() {
    return spans.getFirst().span().lane();
  }

  /** First span. */
  public int firstSpan() {
    return spans.getFirst().span().index();
  }

  /** The span after the last one. */
  public int endSpan() {
    return spans.getLast().span().index() + 1;
  }
}

package dev.kinora.origin;

import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentSupply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A supply whose answers the test gives, when it wants to. */
final class FakeSupply implements SegmentSupply {
  /** One request for a segment. */
  record Wish(SegmentKey key, CompletableFuture<Supply> answer) {}

  private final List<Wish> wishes = new CopyOnWriteArrayList<>();

  @Override
  public CompletionStage<Supply> ensure(SegmentKey segment) {
    Wish wish = new Wish(segment, new CompletableFuture<>());
    wishes.add(wish);
    return wish.answer();
  }

  List<Wish> wishes() {
    return wishes;
  }

  /** Waits until so many were asked for. */
  Wish wish(int index) throws InterruptedException {
    Eventually.becomesTrue("wish " + index, () -> wishes.size() > index);
    return wishes.get(index);
  }
}

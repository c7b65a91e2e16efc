package dev.kinora.cli.check;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes the first bytes of an answer and hangs up when there are more. Used for one answer. */
final class UpTo implements HttpResponse.BodySubscriber<UpTo.Taken> {
  private final int most;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<Taken> result = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  /**
   * What came.
   *
   * @param more whether there was more than was taken
   */
  record Taken(ByteBuffer bytes, boolean more) {}

  UpTo(int most) {
    this.most = most;
  }

  @Override
  public void onSubscribe(Flow.Subscription source) {
    subscription = source;
    source.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      int room = most - bytes.size();
      byte[] part = new byte[Math.min(room, buffer.remaining())];
      buffer.get(part);
      bytes.writeBytes(part);
      if (buffer.hasRemaining()) {
        if (subscription != null) {
          subscription.cancel();
        }
        finish(true);
        return;
      }
    }
  }

  private void finish(boolean more) {
    result.complete(new Taken(ByteBuffer.wrap(bytes.toByteArray()).asReadOnlyBuffer(), more));
  }

  @Override
  public void onError(Throwable failure) {
    result.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    finish(false);
  }

  @Override
  public CompletionStage<Taken> getBody() {
    return result;
  }
}

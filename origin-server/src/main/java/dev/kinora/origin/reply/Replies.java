package dev.kinora.origin.reply;

import dev.kinora.origin.http.ByteRange;
import dev.kinora.origin.http.Conditions;
import dev.kinora.origin.http.ContentCoding;
import dev.kinora.origin.http.HttpDate;
import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.http.RangeAnswer;
import dev.kinora.origin.http.Validators;
import io.undertow.io.IoCallback;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Sends documents and assets with everything that HTTP says about them. No state. */
public final class Replies {
  private Replies() {}

  /** Sends a document, compressed when that was asked for and it pays. */
  public static void send(Call call, Document document, Caching caching) throws ProblemException {
    boolean compressed =
        document.hasGzip() && ContentCoding.acceptsGzip(call.header("Accept-Encoding"));
    if (document.hasGzip()) {
      call.exchange().getResponseHeaders().add(Headers.VARY, "Accept-Encoding");
    }
    call.set("Cache-Control", caching.directive(call.caller()));
    if (isSettled(call, Validators.of(document.entityTag(compressed)))) {
      return;
    }
    if (compressed) {
      call.set("Content-Encoding", "gzip");
    }
    call.set("Content-Type", document.mediaType());
    bytes(call, document.bytes(compressed));
  }

  /** Sends an asset or the part of it that was asked for. */
  public static void send(
      Call call, Content content, String mediaType, Validators validators, Caching caching)
      throws ProblemException, IOException {
    call.set("Cache-Control", caching.directive(call.caller()));
    call.set("Accept-Ranges", "bytes");
    if (isSettled(call, validators)) {
      return;
    }
    call.set("Content-Type", mediaType);
    switch (range(call, validators, content.sizeBytes())) {
      case RangeAnswer.Whole w -> body(call, content, 0, content.sizeBytes());
      case RangeAnswer.Part part -> {
        call.exchange().setStatusCode(206);
        call.set(
            "Content-Range",
            "bytes %d-%d/%d".formatted(part.first(), part.last(), content.sizeBytes()));
        body(call, content, part.first(), part.sizeBytes());
      }
      case RangeAnswer.Parts several -> {
        call.exchange().setStatusCode(206);
        PartsBody.send(call.exchange(), content, mediaType, several.parts());
      }
      case RangeAnswer.Outside o ->
          throw new ProblemException(Problem.rangeOutside(content.sizeBytes()));
    }
  }

  private static RangeAnswer range(Call call, Validators validators, long sizeBytes) {
    // RFC 9110, 14.2: a Range in anything but a GET is ignored.
    boolean counts = !call.isHead() && Conditions.rangeApplies(call.header("If-Range"), validators);
    return counts ? ByteRange.of(call.header("Range"), sizeBytes) : new RangeAnswer.Whole();
  }

  /** Sets the validators and answers 304 or 412 where the conditions say so. */
  private static boolean isSettled(Call call, Validators validators) throws ProblemException {
    call.set("ETag", validators.entityTag());
    validators.lastModified().ifPresent(t -> call.set("Last-Modified", HttpDate.format(t)));
    return switch (Conditions.evaluate(call::header, validators)) {
      case PROCEED -> false;
      case NOT_MODIFIED -> {
        call.exchange().setStatusCode(304);
        call.exchange().endExchange();
        yield true;
      }
      case FAILED -> throw new ProblemException(Problem.preconditionFailed());
    };
  }

  private static void body(Call call, Content content, long offset, long sizeBytes)
      throws IOException {
    switch (content) {
      case Content.InMemory memory ->
          bytes(call, memory.bytes().slice((int) offset, (int) sizeBytes));
      case Content.InPieces pieces -> {
        call.exchange().setResponseContentLength(sizeBytes);
        if (call.isHead()) {
          call.exchange().endExchange();
        } else {
          PartsBody.send(call.exchange(), pieces.segment(), offset, sizeBytes);
        }
      }
      case Content.OnDisk disk -> {
        HttpServerExchange exchange = call.exchange();
        exchange.setResponseContentLength(sizeBytes);
        if (call.isHead()) {
          exchange.endExchange();
        } else {
          FileBody.send(exchange, disk.path(), offset, sizeBytes);
        }
      }
    }
  }

  private static void bytes(Call call, ByteBuffer bytes) {
    HttpServerExchange exchange = call.exchange();
    exchange.setResponseContentLength(bytes.remaining());
    if (call.isHead() || !bytes.hasRemaining()) {
      exchange.endExchange();
    } else {
      exchange.getResponseSender().send(bytes, IoCallback.END_EXCHANGE);
    }
  }
}

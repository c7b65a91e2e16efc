package dev.kinora.transcoder.child;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.EmbeddedText;
import dev.kinora.transcoder.work.PreparedRendition;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Answers requests one after another. One thread works; another one only watches the pipe. */
final class ChildServer {
  private static final String NOTHING = "null";

  /** A header and a segment. */
  private static final long MOST_BODY_BYTES = 80L << 20;

  private final FrameReader in;
  private final FrameWriter out;
  private final BlockingQueue<Asked> requests = new LinkedBlockingQueue<>();
  private final Object lock = new Object();

  @GuardedBy("lock")
  private @Nullable Thread answering;

  /** A request and the bytes that came with it. */
  private record Asked(Request request, ByteBuffer body) {}

  ChildServer(InputStream in, OutputStream out) {
    this.in = new FrameReader(new BufferedInputStream(in));
    this.out = new FrameWriter(out);
  }

  /** From now on the end of the pipe is the end of this process, whatever it is doing. */
  void haltWhenParentEnds() {
    Thread.ofPlatform().daemon().name("parent").start(this::readUntilParentEnds);
  }

  private void readUntilParentEnds() {
    int exit = 1;
    try {
      Optional<Frame> frame = in.read(() -> MOST_BODY_BYTES);
      while (frame.isPresent()) {
        take(frame.get());
        frame = in.read(() -> MOST_BODY_BYTES);
      }
      exit = 0;
    } catch (IOException | RuntimeException e) {
      System.err.println("child: " + e);
    }
    Runtime.getRuntime().halt(exit);
  }

  private void take(Frame frame) throws IOException {
    switch (frame.kind()) {
      case REQUEST ->
          requests.add(new Asked(WireJson.read(frame.header(), Request.class), frame.body()));
      case CANCEL -> callOff();
      case HELLO, ITEM, DONE, FAILED ->
          throw new ProtocolException("expected a request, found " + frame.kind());
    }
  }

  /** Interrupts the answer that is being made; does nothing between two answers. */
  private void callOff() {
    synchronized (lock) {
      if (answering != null) {
        answering.interrupt();
      }
    }
  }

  private void answering(@Nullable Thread thread) {
    synchronized (lock) {
      answering = thread;
      // One that came too late must not end the next answer.
      boolean _ = Thread.interrupted();
    }
  }

  /** Answers until the process ends. */
  void serve(Codecs codecs) throws IOException {
    try {
      // Asking for the build loads the native code, so that a waiting child is a warm one.
      out.write(Frame.of(Frame.Kind.HELLO, WireJson.write(codecs.build())));
      while (true) {
        answer(codecs, requests.take());
      }
    } catch (WorkFailure e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(Codecs codecs, Asked asked) throws IOException {
    Frame end;
    answering(Thread.currentThread());
    try {
      end = Frame.of(Frame.Kind.DONE, carryOut(codecs, asked));
    } catch (PipeBroken e) {
      throw e;
    } catch (MediaException | WorkFailure | IOException | RuntimeException e) {
      end = Frame.of(Frame.Kind.FAILED, WireJson.write(Failure.of(e)));
    } finally {
      answering(null);
    }
    out.write(end);
  }

  private String carryOut(Codecs codecs, Asked asked)
      throws MediaException, WorkFailure, IOException {
    switch (asked.request()) {
      case Request.Probe p -> {
        return WireJson.write(codecs.probe(Path.of(p.source())));
      }
      case Request.Loudness l -> {
        return WireJson.write(codecs.loudness(Path.of(l.source()), l.info()));
      }
      case Request.Prepare p -> {
        for (PreparedRendition made : codecs.prepare(Path.of(p.source()), p.plan())) {
          item(made.codecs(), made.initSegment());
        }
      }
      case Request.Encode e -> codecs.encode(e.task(), made -> item(made.key(), made.data()));
      case Request.Poster p -> {
        Optional<ByteBuffer> picture = codecs.poster(Path.of(p.source()), p.info(), p.maxWidth());
        if (picture.isPresent()) {
          item(p.maxWidth(), picture.get());
        }
      }
      case Request.Picture p ->
          item(p.maxWidth(), codecs.picture(Path.of(p.source()), p.maxWidth()));
      case Request.Sheet s -> item(s.task().sheet(), codecs.sheet(Path.of(s.source()), s.task()));
      case Request.Decode d -> {
        return WireJson.write(codecs.decode(d.source(), asked.body()));
      }
      case Request.Texts t -> {
        for (EmbeddedText read : codecs.texts(Path.of(t.source()), t.tracks(), t.origin())) {
          item(new TextHeader(read.track(), read.problem()), read.document());
        }
      }
    }
    return NOTHING;
  }

  private void item(Object header, ByteBuffer body) throws PipeBroken {
    try {
      out.write(new Frame(Frame.Kind.ITEM, WireJson.write(header), body));
    } catch (IOException e) {
      throw new PipeBroken(e);
    }
  }

  /** Nobody is left to tell. */
  private static final class PipeBroken extends IOException {
    private static final long serialVersionUID = 1;

    PipeBroken(IOException cause) {
      super(cause);
    }
  }
}

package dev.kinora.transcoder.child;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.transcoder.ffmpeg.AudioEncoder;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import dev.kinora.transcoder.work.Codecs.SegmentSink;
import dev.kinora.transcoder.work.MadeSegment;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What a source does to the child that reads it. */
enum Misbehaviour {
  NONE,
  DIES,
  HANGS,
  SPINS,
  ENCODES,
  CRASHES,
  PRINTS,
  GARBLES,
  OVERSIZE,
  FLOODS,
  EATS_HEAP,
  EATS_NATIVE,
  MALFORMED,
  UNSUPPORTED,
  UNREADABLE,
  THROWS,
  ENVIRONMENT,
  STOPS_EARLY,
  REPEATS;

  /** The one that a file is named after. */
  static Misbehaviour of(Path source) {
    String name = source.getFileName().toString();
    int dot = name.indexOf('.');
    for (Misbehaviour each : values()) {
      if (each.name().equals(dot < 0 ? name : name.substring(0, dot))) {
        return each;
      }
    }
    return NONE;
  }

  void perform() throws MediaException, WorkFailure, IOException {
    switch (this) {
      case NONE, STOPS_EARLY, REPEATS -> {}
      case DIES -> {
        System.err.println("last words");
        Runtime.getRuntime().halt(42);
      }
      case HANGS -> hang();
      case SPINS -> spin();
      case ENCODES -> encode();
      case CRASHES -> crash();
      case PRINTS -> print();
      case GARBLES -> frames().write("this is no frame at all".getBytes(StandardCharsets.UTF_8));
      case OVERSIZE -> frames().write(new byte[] {127, 0, 0, 0, 2, 0, 0, 0, 0});
      case FLOODS -> flood();
      case EATS_HEAP -> eatHeap();
      case EATS_NATIVE -> eatNative();
      case MALFORMED -> throw new MediaException.Malformed("a.mp4", "moov", "nothing");
      case UNSUPPORTED -> throw new MediaException.Unsupported("a.mp4: MagicYUV is not supported");
      case UNREADABLE -> throw new IOException("a.mp4: the disk is on fire");
      case THROWS -> throw new IllegalStateException("a bug");
      case ENVIRONMENT ->
          throw new MediaException.Unsupported(String.join(",", System.getenv().keySet()));
    }
  }

  /** After a segment of an encode. */
  void performWithin(SegmentSink sink, SegmentKey made)
      throws MediaException, WorkFailure, IOException {
    switch (this) {
      case REPEATS -> sink.accept(new MadeSegment(made, ByteBuffer.allocate(1)));
      case STOPS_EARLY -> throw new WorkFailure("out of ink");
      default -> perform();
    }
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void spin() {
    for (long n = 0; n >= 0; n = n == Long.MAX_VALUE ? 0 : n + 1) {
      Thread.onSpinWait();
    }
  }

  /** Native code without end. */
  private static void encode() throws IOException {
    SoundShape shape = SoundShape.floatPlanes(48_000, 2);
    try (AudioEncoder encoder = AudioEncoder.open("aac", shape, 128_000, Map.of());
        Frame silence = Frame.sound(shape, 1024);
        Packet packet = new Packet()) {
      for (long first = 0; first >= 0; first += 1024) {
        encoder.send(silence, first);
        while (encoder.receive(packet)) {
          packet.clear();
        }
      }
    }
  }

  /** As native code does that follows a bad pointer. */
  @SuppressWarnings("restricted") // A crash is what this is for.
  private static void crash() {
    MemorySegment nowhere = MemorySegment.ofAddress(8).reinterpret(8);
    nowhere.set(ValueLayout.JAVA_LONG, 0, 1);
  }

  /** As a library would that prints: to what it takes for standard output. */
  private static void print() throws IOException {
    System.out.println("a line for people");
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write("a line from native code\n".getBytes(StandardCharsets.UTF_8));
    }
    if (System.in.read() >= 0) {
      throw new IOException("standard input: expected nothing");
    }
  }

  private static OutputStream frames() throws IOException {
    return new FileOutputStream(ChildCommand.MOVED_OUT);
  }

  private static void flood() throws IOException {
    byte[] line = ("x".repeat(999) + "\n").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      System.err.write(line);
    }
  }

  private static void eatHeap() {
    List<byte[]> meal = new ArrayList<>();
    while (meal.size() < 1 << 20) {
      meal.add(new byte[1 << 20]);
    }
    throw new IllegalStateException("ate a terabyte");
  }

  /** Address space beyond the limit, by way of malloc. */
  private static void eatNative() throws WorkFailure {
    try (Arena arena = Arena.ofConfined()) {
      for (int i = 0; i < 64; i++) {
        arena.allocate(256L << 20);
      }
    } catch (OutOfMemoryError e) {
      throw new WorkFailure("the memory limit was met", e);
    }
    throw new WorkFailure("ate 16 GB");
  }
}

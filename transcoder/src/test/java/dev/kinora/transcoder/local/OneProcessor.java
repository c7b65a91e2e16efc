package dev.kinora.transcoder.local;

import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.film.PlannedTitle;
import dev.kinora.transcoder.work.MadeSegment;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Encodes a whole film and prints a digest of every segment; with {@code pinned} as its second
 * argument, on one processor only.
 */
final class OneProcessor {
  private static final int MASK_BYTES = 128;

  private OneProcessor() {}

  public static void main(String[] arguments) throws Throwable {
    if (arguments.length > 1) {
      pin();
    }
    System.out.println("processors " + Runtime.getRuntime().availableProcessors());
    digests(Path.of(arguments[0])).forEach(System.out::println);
  }

  /** Whether the kernel can confine a process in the way that this one asks for. */
  static boolean canBePinned() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux");
  }

  /** One line a segment of both lanes. */
  static List<String> digests(Path film) throws Exception {
    Title title = PlannedTitle.of(film);
    List<String> lines = new ArrayList<>();
    for (Lane lane : Lane.values()) {
      List<String> names = title.renditions(lane).stream().map(Rendition::name).toList();
      for (MadeSegment segment : WholeTitle.encode(title, lane, names)) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(segment.data());
        lines.add(segment.key() + " " + HexFormat.of().formatHex(digest.digest()));
      }
    }
    return lines.stream().sorted().toList();
  }

  /** Confines this thread, and all that it starts, to the first processor it may run on. */
  @SuppressWarnings(
      "restricted") // Two calls of the C library, with their signatures as documented.
  private static void pin() throws Throwable {
    FunctionDescriptor shape =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
    Linker linker = Linker.nativeLinker();
    MethodHandle get =
        linker.downcallHandle(linker.defaultLookup().findOrThrow("sched_getaffinity"), shape);
    MethodHandle set =
        linker.downcallHandle(linker.defaultLookup().findOrThrow("sched_setaffinity"), shape);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
      check((int) get.invokeExact(0, (long) MASK_BYTES, mask));
      long word = 0;
      int at = -1;
      while (word == 0) {
        word = mask.getAtIndex(ValueLayout.JAVA_LONG, ++at);
      }
      mask.fill((byte) 0);
      mask.setAtIndex(ValueLayout.JAVA_LONG, at, Long.lowestOneBit(word));
      check((int) set.invokeExact(0, (long) MASK_BYTES, mask));
    }
  }

  private static void check(int result) {
    if (result < 0) {
      throw new IllegalStateException("the kernel does not confine threads, result " + result);
    }
  }
}

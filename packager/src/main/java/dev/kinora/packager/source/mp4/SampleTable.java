package dev.kinora.packager.source.mp4;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.source.CodedSample;
import dev.kinora.packager.source.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All samples of a track. Immutable.
 *
 * @param composition from decoding to showing; without runs, samples are shown when decoded
 * @param keys sample numbers from 0, growing; empty when every sample is one
 */
record SampleTable(
    SampleSizes sizes, Chunks chunks, Runs durations, Runs composition, Optional<int[]> keys) {
  /** A day of video and its sound take a third of this. */
  private static final int MOST_TABLE_BYTES = 64 << 20;

  private static final Runs NONE = Runs.none();

  static SampleTable read(SourceFile file, BoxPlace stbl) throws MediaException, IOException {
    List<BoxPlace> boxes = stbl.children(file);
    String sizeType = BoxPlace.first(boxes, "stsz").isPresent() ? "stsz" : "stz2";
    SampleSizes sizes =
        SampleSizes.read(sizeType, payload(file, boxes, sizeType), file.sizeBytes());
    String offsetType = BoxPlace.first(boxes, "stco").isPresent() ? "stco" : "co64";
    Chunks chunks =
        Chunks.read(payload(file, boxes, "stsc"), offsetType, payload(file, boxes, offsetType));
    Runs durations = Runs.read("stts", payload(file, boxes, "stts"));
    Runs composition =
        BoxPlace.first(boxes, "ctts").isPresent()
            ? Runs.read("ctts", payload(file, boxes, "ctts"))
            : NONE;
    Optional<int[]> keys =
        BoxPlace.first(boxes, "stss").isPresent()
            ? Optional.of(keys(payload(file, boxes, "stss"), sizes.count()))
            : Optional.empty();
    SampleTable table = new SampleTable(sizes, chunks, durations, composition, keys);
    table.requireWhole();
    return table;
  }

  private static ByteBuffer payload(SourceFile file, List<BoxPlace> boxes, String type)
      throws MediaException, IOException {
    Optional<BoxPlace> box = BoxPlace.first(boxes, type);
    if (box.isEmpty()) {
      throw new MediaException.Malformed("stbl", "a box " + type, "none");
    }
    return box.get().payload(file, MOST_TABLE_BYTES);
  }

  private static int[] keys(ByteBuffer stss, int samples) throws MediaException {
    int[] keys = new int[Tables.count("stss", stss, 4)];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = stss.getInt() - 1;
      if (keys[i] < 0 || keys[i] >= samples || (i > 0 && keys[i] <= keys[i - 1])) {
        throw new MediaException.Malformed(
            "stss", "growing numbers of samples up to " + samples, keys[i] + 1L);
      }
    }
    return keys;
  }

  private void requireWhole() throws MediaException {
    int count = count();
    if (durations.count() < count
        || (composition.count() > 0 && composition.count() < count)
        || (count > 0 && chunks.chunkOf(count - 1L) >= chunks.count())) {
      throw new MediaException.Malformed(
          "stbl",
          "times and chunks for " + count + " samples",
          "%d times, %d chunks".formatted(durations.count(), chunks.count()));
    }
    if (!durations.isNowhereNegative()) {
      throw new MediaException.Malformed("stts", "durations below 2^31", "longer ones");
    }
  }

  /** How many samples. */
  int count() {
    return sizes.count();
  }

  /** When a sample is shown. */
  long shownTicks(int sample) {
    int offset = composition.count() == 0 ? 0 : composition.value(sample);
    return durations.sumBefore(sample) + offset;
  }

  boolean isKey(int sample) {
    return keys.isEmpty() || Arrays.binarySearch(keys.get(), sample) >= 0;
  }

  /** Neighbouring samples. */
  List<CodedSample> samples(SourceFile file, int from, int end) throws MediaException {
    List<CodedSample> samples = new ArrayList<>();
    long chunk = -1;
    long at = 0;
    for (int i = from; i < end; i++) {
      long its = chunks.chunkOf(i);
      if (its != chunk) {
        chunk = its;
        at = chunks.offsetBytes((int) its) + bytesBefore(i);
      }
      int size = sizes.sizeBytes(i);
      file.requireInside("sample " + i, at, size);
      if (size < 1) {
        throw new MediaException.Malformed("sample " + i, "at least one byte", size);
      }
      samples.add(new CodedSample(at, size, shownTicks(i), isKey(i)));
      at += size;
    }
    return samples;
  }

  /** What samples of the same chunk take before this one. */
  private long bytesBefore(int sample) {
    long bytes = 0;
    for (long i = chunks.firstOfChunk(sample); i < sample; i++) {
      bytes += sizes.sizeBytes((int) i);
    }
    return bytes;
  }

  /** What neighbouring samples take. */
  long sizeBytes(int from, int end) {
    long bytes = 0;
    for (int i = from; i < end; i++) {
      bytes += sizes.sizeBytes(i);
    }
    return bytes;
  }
}

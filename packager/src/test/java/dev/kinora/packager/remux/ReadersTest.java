package dev.kinora.packager.remux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.source.CodedSample;
import dev.kinora.packager.source.CodedTrack;
import dev.kinora.packager.source.MediaSource;
import dev.kinora.packager.source.SyntheticFiles;
import dev.kinora.packager.time.Rational;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both readers find the same film, and nothing in a file makes them hang or fall. */
final class ReadersTest {
  private static final int PICTURES = 43;
  private static final long FAR = Long.MAX_VALUE / 8;

  @TempDir private Path folder;

  /** How the film is written. */
  enum Form {
    MP4,
    MATROSKA,
    MATROSKA_WITHOUT_SIZES;

    byte[] bytes() throws MediaException {
      return switch (this) {
        case MP4 -> SyntheticFiles.mp4(PICTURES, 76);
        case MATROSKA -> SyntheticFiles.matroska(PICTURES, false);
        case MATROSKA_WITHOUT_SIZES -> SyntheticFiles.matroska(PICTURES, true);
      };
    }
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("film"), bytes);
  }

  private static List<byte[]> data(MediaSource source, List<CodedSample> samples) throws Exception {
    List<byte[]> data = new ArrayList<>();
    for (CodedSample sample : samples) {
      ByteBuffer bytes = source.file().read("", sample.offsetBytes(), sample.sizeBytes(), 1 << 16);
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      data.add(copy);
    }
    return data;
  }

  @ParameterizedTest
  @EnumSource
  void everyPictureIsFoundFromAnyKeyFrame(Form form) throws Exception {
    try (MediaSource source = MediaSources.open(write(form.bytes()))) {
      CodedTrack track = source.tracks().getFirst();
      assertEquals(CodedTrack.Coding.AVC, track.coding());
      long[] keys = source.keyTicks(track);
      assertEquals((PICTURES + 7) / 8, keys.length);
      Places places = Places.of(track, keys[0], Rational.of(25));
      for (int k = 0; k < keys.length; k++) {
        long to = k + 1 < keys.length ? keys[k + 1] : Long.MAX_VALUE;
        int first = k * SyntheticFiles.STRETCH;
        int end = Math.min(PICTURES, first + SyntheticFiles.STRETCH);
        List<CodedSample> samples = source.pictures(track, keys[k], to);
        List<byte[]> data = data(source, samples);
        assertEquals(end - first, samples.size());
        for (int i = first; i < end; i++) {
          assertArrayEquals(SyntheticFiles.picture(i), data.get(i - first));
          assertEquals(i, places.of(samples.get(i - first).shownTicks()));
        }
        assertEquals(samples.getFirst(), source.keyFrame(track, keys[k]));
        long bytes = samples.stream().mapToLong(CodedSample::sizeBytes).sum();
        assertTrue(source.mostBytes(track, keys[k], to) >= bytes);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void soundIsFoundByTime(Form form) throws Exception {
    try (MediaSource source = MediaSources.open(write(form.bytes()))) {
      CodedTrack track = source.tracks().get(1);
      assertEquals(CodedTrack.Coding.AAC, track.coding());
      long from = Rational.of(1, 2).dividedBy(track.tick()).round();
      long to = Rational.of(1).dividedBy(track.tick()).round();
      List<CodedSample> samples = source.sounds(track, from, to);
      List<byte[]> data = data(source, samples);
      // 22 frames begin in the first half second, 44 in the first second.
      assertEquals(44 - 22, samples.size());
      for (int i = 0; i < data.size(); i++) {
        assertArrayEquals(SyntheticFiles.sound(22 + i), data.get(i));
      }
    }
  }

  @Test
  void theEditListIsPartOfTheClock() throws Exception {
    try (MediaSource source = MediaSources.open(write(Form.MP4.bytes()))) {
      CodedTrack track = source.tracks().getFirst();
      assertEquals(Rational.ZERO, track.seconds(source.keyTicks(track)[0]));
    }
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Path text = write("This is no film.".getBytes(StandardCharsets.US_ASCII));
    assertThrows(MediaException.Unsupported.class, () -> MediaSources.open(text));
    Path empty = write(new byte[0]);
    assertThrows(MediaException.Unsupported.class, () -> MediaSources.open(empty));
  }

  @ParameterizedTest
  @EnumSource
  void damagedFilesGiveSamplesOrARefusal(Form form) throws Exception {
    byte[] whole = form.bytes();
    Random random = new Random(42);
    for (int round = 0; round < 1500; round++) {
      byte[] damaged = whole.clone();
      int changes = 1 + random.nextInt(4);
      // Most of the time where tables are, since media itself is never looked at.
      int reach = random.nextInt(4) == 0 ? whole.length : Math.min(whole.length, 1600);
      for (int i = 0; i < changes; i++) {
        int at = random.nextInt(reach);
        damaged[at] =
            (byte)
                switch (random.nextInt(4)) {
                  case 0 -> 0xff;
                  case 1 -> 0;
                  case 2 -> damaged[at] ^ 1 << random.nextInt(8);
                  default -> random.nextInt(256);
                };
      }
      if (random.nextInt(5) == 0) {
        damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
      }
      Path file = write(damaged);
      assertTimeoutPreemptively(Duration.ofSeconds(60), () -> readAll(file));
    }
  }

  /** Asks for everything; refusals are answers, other exceptions are not. */
  private static void readAll(Path file) throws IOException {
    try (MediaSource source = MediaSources.open(file)) {
      for (CodedTrack track : source.tracks()) {
        if (track.obstacle().isEmpty()) {
          readAll(source, track);
        }
      }
    } catch (MediaException refused) {
      assertFalse(String.valueOf(refused.getMessage()).isEmpty());
    } catch (EOFException e) {
      throw new AssertionError("a range was read that the file does not have", e);
    }
  }

  private static void readAll(MediaSource source, CodedTrack track)
      throws MediaException, IOException {
    source.sounds(track, -FAR, FAR);
    long[] keys = source.keyTicks(track);
    for (int k = 0; k < keys.length; k++) {
      try {
        source.keyFrame(track, keys[k]);
        source.pictures(track, keys[k], k + 1 < keys.length ? keys[k + 1] : Long.MAX_VALUE);
      } catch (MediaException refused) {
        assertFalse(String.valueOf(refused.getMessage()).isEmpty());
      }
    }
  }

  /** Counts that nothing stands behind cost no memory. */
  @Test
  void claimedCountsAreHeldAgainstTheFile() throws Exception {
    byte[] whole = Form.MP4.bytes();
    for (String table : List.of("stsz", "stts", "ctts", "stss", "stsc", "stco")) {
      byte[] claiming = whole.clone();
      int at = indexOf(claiming, table) + 8;
      int countAt = table.equals("stsz") ? at + 4 : at;
      ByteBuffer.wrap(claiming).putInt(countAt, 0x7fff_ffff);
      Path file = write(claiming);
      assertThrows(MediaException.class, () -> MediaSources.open(file).close(), table);
    }
  }

  private static int indexOf(byte[] bytes, String type) {
    for (int i = 0; i < bytes.length - 4; i++) {
      if (new String(bytes, i, 4, StandardCharsets.ISO_8859_1).equals(type)) {
        return i;
      }
    }
    throw new AssertionError("no " + type);
  }
}

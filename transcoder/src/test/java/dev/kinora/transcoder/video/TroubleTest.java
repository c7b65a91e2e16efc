package dev.kinora.transcoder.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.film.NoLeaks;
import dev.kinora.transcoder.film.NumberedFilm;
import dev.kinora.transcoder.film.PlannedTitle;
import dev.kinora.transcoder.work.SpanTask;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged pictures, receivers that fail and callers that lose patience. */
@ExtendWith(NoLeaks.class)
final class TroubleTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "matroska", "mpegts"})
  void damageCostsNoFrame(String format) throws Exception {
    Path file = NumberedFilm.constant(format, 250, Rational.of(25)).write(folder.resolve("film"));
    Title title = PlannedTitle.of(file);
    Timeline timeline = EncodedTitle.timeline(title);
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      // The middle of the file: pictures only, neither header nor index.
      bytes[bytes.length / 3 + random.nextInt(bytes.length / 3)] ^= (byte) (1 << random.nextInt(8));
    }
    Files.write(file, bytes);
    EncodedTitle encoded = EncodedTitle.whole(title);
    for (Rendition.Video rung : title.video()) {
      List<EncodedTitle.Seen> seen = encoded.decode(rung, folder);
      assertEquals(timeline.frameCount(), seen.size());
      assertEquals(0, seen.getFirst().number());
    }
  }

  @Test
  void aFileCutShortIsFilledWithItsLastPicture() throws Exception {
    Path file = NumberedFilm.constant("mpegts", 250, Rational.of(25)).write(folder.resolve("film"));
    Title title = PlannedTitle.of(file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Rendition.Video rung = title.video().getLast();
    List<EncodedTitle.Seen> seen = EncodedTitle.whole(title).decode(rung, folder);
    assertEquals(250, seen.size());
    assertEquals(seen.get(200).number(), seen.get(249).number());
  }

  @Test
  void aFailingReceiverEndsTheWork() throws Exception {
    Title title = film();
    IOException full = new IOException("the disk is full");
    assertSame(
        full,
        assertThrows(
            IOException.class,
            () ->
                new VideoSpanEncoder()
                    .encode(
                        task(title),
                        made -> {
                          throw full;
                        })));
  }

  @Test
  void anInterruptEndsTheWork() throws Exception {
    Title title = film();
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread worker =
        Thread.ofPlatform()
            .start(() -> {
              try {
                new VideoSpanEncoder().encode(task(title), made -> started.countDown());
                interrupted.complete(false);
              } catch (InterruptedIOException e) {
                interrupted.complete(Thread.currentThread().isInterrupted());
              } catch (Exception e) {
                interrupted.completeExceptionally(e);
              }
            });
    started.await();
    worker.interrupt();
    worker.join();
    assertTrue(interrupted.join());
  }

  @Test
  void aPictureThatCannotBeDecodedIsTheSourcesFault() throws Exception {
    Path file = NumberedFilm.constant("mp4", 50, Rational.of(25)).write(folder.resolve("film"));
    Title title = PlannedTitle.of(file);
    Files.write(file, new byte[(int) Files.size(file)]);
    MediaException failure = assertThrows(MediaException.class, () -> EncodedTitle.whole(title));
    assertTrue(String.valueOf(failure.getMessage()).startsWith("film: "), failure.getMessage());
  }

  private Title film() throws Exception {
    NumberedFilm film = NumberedFilm.constant("mp4", 500, Rational.of(25)).sized(854, 480);
    return PlannedTitle.of(film.write(folder.resolve("film.mp4")));
  }

  private static SpanTask task(Title title) {
    List<String> names = title.video().stream().map(Rendition.Video::name).toList();
    return new SpanTask(title, Lane.VIDEO, 0, EncodedTitle.timeline(title).spanCount(), names);
  }
}

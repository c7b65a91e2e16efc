package dev.kinora.transcoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.title.Title;
import dev.kinora.packager.title.TitleJson;
import dev.kinora.transcoder.jobs.Jobs;
import dev.kinora.transcoder.supply.TitleJudge;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One title that cannot be read keeps none of the others waiting. */
class SetAsideTest {
  private static final FakeCodecs.Hook QUICK = (key, background) -> {};

  @TempDir private Path folder;

  @Test
  void aTitleThatNeitherFolderNorDatabaseTellsOfIsSetAside() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Title broken = rig.film("a.mp4", 20);
      Title sound = rig.film("b.mp4", 20);
      rig.stop();
      breakFolder(rig, broken);
      execute(rig, "UPDATE catalogue_title SET document = '{}' WHERE title_id = '%s'", broken);
      try (Rig again = rig.again(QUICK)) {
        again.transcoder.start();
        again.awaitReady(sound);
        again.assertWhole(sound);
        Rig.await(() -> again.state(broken) instanceof TitleState.Failed);
        assertEquals(
            List.of(sound.id()),
            again.transcoder.catalogue().all().stream().map(e -> e.title().id()).toList());
        assertEquals(Optional.empty(), again.transcoder.catalogue().find(broken.id()));
        assertEquals(Optional.empty(), again.transcoder.trouble());
      }
    }
  }

  @Test
  void whatTheDatabaseForgotTheFolderTells() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Title title = rig.film("a.mp4", 20);
      rig.stop();
      execute(rig, "UPDATE catalogue_title SET document = 'no JSON' WHERE title_id = '%s'", title);
      try (Rig again = rig.again(QUICK)) {
        again.transcoder.start();
        again.awaitReady(title);
        assertEquals(Optional.of(title), again.transcoder.catalogue().find(title.id()));
      }
    }
  }

  @Test
  void aTitleThatDoesNotPassItsCheckIsSetAsideWithTheFindings() throws Exception {
    AtomicBoolean mended = new AtomicBoolean();
    TitleJudge.Maker judge =
        (_, _, _) ->
            (title, _, _) ->
                mended.get() || title.name().equals("b") ? List.of() : List.of("C05: a gap");
    try (Rig rig = new Rig(folder, QUICK, judge)) {
      Title broken = rig.film("a.mp4", 20);
      Title sound = rig.film("b.mp4", 20);
      rig.transcoder.start();
      rig.awaitReady(sound);
      Rig.await(() -> rig.state(broken) instanceof TitleState.Failed);
      assertEquals(
          "the finished title did not pass its check: C05: a gap",
          ((TitleState.Failed) rig.state(broken)).reason());
      assertEquals(Optional.empty(), rig.transcoder.catalogue().measured(broken.id()));
      rig.stop();
      try (Rig again = rig.again(QUICK, judge)) {
        again.transcoder.reindex();
        assertInstanceOf(TitleState.Failed.class, again.state(broken));
        again.transcoder.start();
        mended.set(true);
        assertTrue(again.transcoder.jobs().act(broken.id(), Jobs.Action.RETRY));
        again.awaitReady(broken);
      }
    }
  }

  @Test
  void aCheckThatWasCutShortIsMadeAtTheNextStart() throws Exception {
    CountDownLatch checking = new CountDownLatch(1);
    TitleJudge.Maker never =
        (_, _, _) ->
            (_, _, _) -> {
              checking.countDown();
              throw new InterruptedException("killed");
            };
    try (Rig rig = new Rig(folder, QUICK, never)) {
      Title title = rig.film("a.mp4", 20);
      rig.transcoder.start();
      assertTrue(checking.await(60, TimeUnit.SECONDS));
      assertInstanceOf(TitleState.Playable.class, rig.state(title));
      rig.assertWhole(title);
      rig.stop();
      try (Rig again = rig.again(QUICK)) {
        again.transcoder.start();
        again.awaitReady(title);
      }
    }
  }

  @Test
  void workThatCannotStartSaysWhy() throws Exception {
    try (Rig rig = new Rig(folder, QUICK)) {
      Title title = rig.film("a.mp4", 20);
      execute(rig, "ALTER TABLE ledger_span RENAME TO elsewhere", title);
      rig.transcoder.start();
      Rig.await(() -> rig.transcoder.trouble().isPresent());
      assertTrue(rig.transcoder.trouble().orElseThrow().contains("did not start: database"));
      execute(rig, "ALTER TABLE elsewhere RENAME TO ledger_span", title);
    }
  }

  /** Larger than any document may be, so that reading it fails. */
  private static void breakFolder(Rig rig, Title title) throws Exception {
    Asset.Document document = new Asset.Document(title.id(), Asset.Kind.TITLE);
    rig.store.delete(document);
    rig.store.publish(document, ByteBuffer.allocate(TitleJson.MAX_BYTES + 1));
  }

  private static void execute(Rig rig, String sql, Title title) throws SQLException {
    try (Connection connection = rig.database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(String.format(sql, title.id()));
    }
  }
}

package dev.kinora.packager.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends AssetStoreContract {
  @TempDir Path temp;

  @Override
  AssetStore newStore() throws IOException {
    return FolderStore.open(temp.resolve("data"));
  }

  @Test
  void standsWhereTheLayoutSays() throws IOException {
    try (FolderStore store = FolderStore.open(temp.resolve("data"))) {
      store.publish(TITLE, bytes("{}"));
      store.publish(INIT, bytes("i"));
      store.publish(segment(7), bytes("s"));

      Path title = temp.toRealPath().resolve("data/titles/" + ID);
      assertEquals("{}", Files.readString(title.resolve("title.json")));
      assertEquals("i", Files.readString(title.resolve("v720-ab/init.mp4")));
      assertEquals("s", Files.readString(title.resolve("v720-ab/7.m4s")));
      assertEquals(title.resolve("title.json"), store.find(TITLE).orElseThrow().file().get());
      assertEquals(title.resolve("title.json"), store.layout().file(TITLE));
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(title.resolve("v720-ab/7.m4s"))));
    }
  }

  @Test
  void leavesNoDrafts() throws IOException {
    Path drafts = temp.resolve("data/drafts");
    try (FolderStore store = FolderStore.open(temp.resolve("data"))) {
      store.publish(SEGMENT, bytes("s"));
      store.publish(SEGMENT, bytes("t"));
      for (Path owner : Folders.entries(drafts)) {
        if (Folders.isFolder(owner)) {
          assertEquals(List.of(), Folders.entries(owner));
        }
      }
    }
  }

  @Test
  void sweepsDraftsOfOwnersThatAreGone() throws IOException {
    Path drafts = Files.createDirectories(temp.resolve("data/drafts"));
    Path dead = Files.createDirectory(drafts.resolve("dead"));
    Files.writeString(dead.resolve("0"), "half");
    Files.writeString(drafts.resolve("dead.lock"), "");
    Files.createDirectory(drafts.resolve("orphan"));
    try (FolderStore first = FolderStore.open(temp.resolve("data"))) {
      assertFalse(Files.exists(dead));
      assertFalse(Files.exists(drafts.resolve("dead.lock")));
      assertFalse(Files.exists(drafts.resolve("orphan")));

      try (FolderStore second = FolderStore.open(temp.resolve("data"))) {
        second.publish(segment(1), bytes("1"));
        first.publish(segment(2), bytes("2"));
        assertEquals(2, second.list(ID).size());
      }
      first.publish(segment(3), bytes("3"));
    }
  }

  @Test
  void foreignFilesAreNotListed() throws IOException {
    try (FolderStore store = FolderStore.open(temp.resolve("data"))) {
      store.publish(segment(1), bytes("1"));
      Path title = temp.resolve("data/titles/" + ID);
      Files.writeString(title.resolve("notes.txt"), "mine");
      Files.writeString(title.resolve("v720-ab/01.m4s"), "leading zero");
      Files.createDirectories(title.resolve("v720-ab/2.m4s"));
      Files.createDirectories(title.resolve("v720-ab/deeper/x"));
      Files.writeString(temp.resolve("data/titles/README"), "hello");

      assertEquals(1, store.list(ID).size());
      assertTrue(store.find(segment(2)).isEmpty());
      assertEquals(List.of(), store.titles());
    }
  }

  @Test
  void followsNoLinkOutOfTheFolder() throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.writeString(outside.resolve("5.m4s"), "secret");
    Files.writeString(outside.resolve("title.json"), "secret");
    try (FolderStore store = FolderStore.open(temp.resolve("data"))) {
      Path titles = temp.resolve("data/titles");
      Files.createDirectories(titles.resolve(ID));
      Files.createSymbolicLink(titles.resolve(ID).resolve("v720-ab"), outside);
      Files.createSymbolicLink(titles.resolve("link0000"), outside);

      assertThrows(IOException.class, () -> store.find(segment(5)));
      assertThrows(IOException.class, () -> store.publish(segment(6), bytes("6")));
      assertThrows(IOException.class, () -> store.delete(segment(5)));
      assertEquals(List.of(), store.titles());
      assertEquals(List.of(), store.list("link0000"));
      store.deleteTitle(ID);
      store.deleteTitle("link0000");
    }
    assertEquals("secret", Files.readString(outside.resolve("5.m4s")));
    assertFalse(Files.exists(outside.resolve("6.m4s")));
  }

  @Test
  void theDataFolderItselfMayBeALink() throws IOException {
    Path real = Files.createDirectories(temp.resolve("real"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), real);
    try (FolderStore store = FolderStore.open(link)) {
      store.publish(SEGMENT, bytes("s"));
      assertTrue(store.has(SEGMENT));
    }
    assertTrue(Files.exists(real.resolve("titles/" + ID + "/v720-ab/0.m4s")));
  }
}

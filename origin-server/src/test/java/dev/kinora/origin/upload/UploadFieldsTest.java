package dev.kinora.origin.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.origin.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients say of their uploads. */
class UploadFieldsTest {
  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "Ein Film.mp4,Ein Film.mp4",
    "C:\\Films\\a.mkv,a.mkv",
    "../../etc/passwd,passwd",
    "/a/b/,upload",
    "..,upload",
    "fi\u202Elm.mp4,film.mp4",
    "映画.mp4,映画.mp4",
  })
  void aFilesNameLosesItsFoldersAndWhatNobodySees(String given, String kept)
      throws ProblemException {
    String field = "filename " + base64(given) + ",filetype " + base64("video/mp4");
    UploadMetadata metadata = UploadMetadata.parse(field);
    assertEquals(kept, metadata.fileName());
    assertEquals(field, metadata.text());
  }

  @Test
  void nothingHasToBeSaid() throws ProblemException {
    assertEquals("upload", UploadMetadata.parse(null).fileName());
    assertEquals("upload", UploadMetadata.parse("filename,is_private").fileName());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filename !!!",
        "filename YQ== YQ==",
        "filename YQ==,filename YQ==",
        ",",
        "fílename YQ==",
        "filename /w==", // not UTF-8
        "filename YQpi", // a line break
      })
  void whatIsNoSuchListIsRefused(String field) {
    ProblemException refused =
        assertThrows(ProblemException.class, () -> UploadMetadata.parse(field));
    assertEquals(400, refused.problem().status());
  }

  @Test
  void listsAndNamesAreBounded() {
    String longName = "filename " + base64("a".repeat(256));
    assertThrows(ProblemException.class, () -> UploadMetadata.parse(longName));
    String longList = "x " + "A".repeat(5000);
    assertThrows(ProblemException.class, () -> UploadMetadata.parse(longList));
    StringBuilder many = new StringBuilder("k0");
    for (int i = 1; i < 20; i++) {
      many.append(",k").append(i);
    }
    assertThrows(ProblemException.class, () -> UploadMetadata.parse(many.toString()));
  }

  @ParameterizedTest
  @CsvSource({"sha1,SHA-1", "sha256,SHA-256", "SHA1,SHA-1"})
  void aChecksumHoldsForItsBytesOnly(String name, String algorithm) throws Exception {
    byte[] bytes = {1, 2, 3};
    String hash =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
    Checksum right = Checksum.parse(name + " " + hash).orElseThrow();
    right.update(bytes, 3);
    assertTrue(right.holds());
    Checksum wrong = Checksum.parse(name + " " + hash).orElseThrow();
    wrong.update(bytes, 2);
    assertFalse(wrong.holds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "md5 AAAA", "sha1", "sha1 !", "sha1 AAAA", "sha256 AAAA AAAA"})
  void otherChecksumsAreRefused(String field) {
    ProblemException refused = assertThrows(ProblemException.class, () -> Checksum.parse(field));
    assertEquals(400, refused.problem().status());
  }
}

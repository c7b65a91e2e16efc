package dev.kinora.transcoder.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kinora.packager.MediaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProfileTest {
  @TempDir private Path folder;

  @Test
  void builtInProfilesNeedNoFile() throws Exception {
    assertEquals(Profile.DEFAULT, ProfileFile.find(folder, "default"));
    assertEquals(
        List.of(Coding.H264, Coding.AV1),
        ProfileFile.find(folder, "av1").families().stream().map(Family::coding).toList());
    assertEquals(List.of("default", "av1", "vp9", "hevc"), Profile.builtInNames());
  }

  @Test
  void aFileIsStrongerAndFillsInWhatItLeavesOut() throws Exception {
    Files.writeString(
        folder.resolve("av1.json"),
        """
        {"families": [
          {"codec": "h264", "quality": 21},
          {"codec": "av1", "preset": "6", "quality": 30, "capPercent": 50, "largestSide": 720},
          {"codec": "hevc", "encoder": "libx265"}
        ]}
        """);
    Profile profile = ProfileFile.find(folder, "av1");
    assertEquals(
        List.of(
            new Family(Coding.H264, "veryfast", 21, 100, 0, 1080),
            new Family(Coding.AV1, "6", 30, 50, 360, 720),
            Family.of(Coding.HEVC)),
        profile.families());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"families\": [}                            | p.json:1:15: ",
        "[]                                           | p.json: expected an object",
        "{\"families\": [{\"codec\": \"mjpeg\"}]}     | families[0].codec: one of h264",
        "{\"families\": [{\"codec\": \"av1\"}]}       | expected h264 first",
        "{\"families\": [{\"codec\": \"h264\", \"crf\": 3}]}      | families[0]: one of"
            + " [capPercent",
        "{\"families\": [{\"codec\": \"h264\", \"quality\": 99}]} | families[0].quality: expected 1"
            + " to 51",
        "{\"families\": [{\"codec\": \"h264\", \"quality\": \"x\"}]} | families[0].quality: a whole"
            + " number",
        "{\"families\": [{\"codec\": \"h264\", \"encoder\": \"h264_vaapi\"}]} | encoders of"
            + " graphics cards",
        "{\"families\": [{\"codec\": \"h264\", \"encoder\": \"libx265\"}]} | makes another coding",
        "{\"families\": [{\"codec\": \"h264\"}, {\"codec\": \"h264\"}]} | found h264 twice",
      })
  void aWrongFileIsASentenceWithItsPlace(String text, String expected) {
    MediaException refused =
        assertThrows(MediaException.class, () -> ProfileFile.read("p", text, "p.json"));
    String sentence = String.valueOf(refused.getMessage());
    assertEquals(expected, sentence.contains(expected) ? expected : sentence);
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThrows(MediaException.Unsupported.class, () -> ProfileFile.find(folder, "mine"));
    assertThrows(MediaException.Malformed.class, () -> ProfileFile.find(folder, "../mine"));
  }
}

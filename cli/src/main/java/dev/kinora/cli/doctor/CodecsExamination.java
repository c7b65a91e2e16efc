package dev.kinora.cli.doctor;

import dev.kinora.cli.wiring.Node;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.title.Lane;
import dev.kinora.transcoder.child.ChildPool;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Whether a child process starts, loads the codecs, and reads a sound made on the spot. */
final class CodecsExamination implements Examination {
  private static final int RATE = 8000;

  private final Path data;

  CodecsExamination(Path data) {
    this.data = data;
  }

  @Override
  public String what() {
    return "codecs";
  }

  @Override
  public List<Diagnosis> examine() throws IOException, MediaException {
    Path sound = Files.createTempFile("kinora-doctor", ".wav");
    try (ChildPool children = new ChildPool(Node.childSettings(data));
        Codecs codecs = children.foreground(Lane.AUDIO)) {
      writeSilence(sound);
      int tracks = codecs.probe(sound).audio().size();
      return List.of(
          tracks == 1
              ? Diagnosis.good("codecs", "A child process runs " + codecs.build() + ".")
              : Diagnosis.bad(
                  "codecs",
                  "A second of silence was read as %d tracks of sound.".formatted(tracks),
                  "The codecs are not those that Kinora was built with; build it again."));
    } catch (WorkFailure e) {
      return List.of(
          Diagnosis.bad(
              "codecs",
              "The child process with the codecs does not work: " + e.getMessage() + ".",
              "Its cache must be writable and allow programs to run; XDG_CACHE_HOME moves it."));
    } finally {
      Files.deleteIfExists(sound);
    }
  }

  private static void writeSilence(Path file) throws IOException {
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    byte[] samples = new byte[RATE * format.getFrameSize()];
    try (AudioInputStream silence =
        new AudioInputStream(new ByteArrayInputStream(samples), format, RATE)) {
      AudioSystem.write(silence, AudioFileFormat.Type.WAVE, file.toFile());
    }
  }
}

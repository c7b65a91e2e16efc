package dev.kinora.cli.doctor;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Looks at all parts of an installation, one after another. */
public final class Doctor {
  private final List<Examination> examinations;

  /**
   * Of the installation that the flags name.
   *
   * @param listeners name of the flag and port of everything that servers would listen on
   */
  public Doctor(CommonOptions common, String host, Map<String, Integer> listeners) {
    this.examinations =
        List.of(
            new MachineExamination(),
            new DiskExamination(common.data(), common.store()),
            new CodecsExamination(common.data()),
            new PortsExamination(common.data(), host, listeners),
            new LibraryExamination(common));
  }

  /** Says each finding as soon as it is there. */
  public void examine(Consumer<Diagnosis> say) {
    for (Examination examination : examinations) {
      try {
        examination.examine().forEach(say);
      } catch (IOException | MediaException | WorkFailure | RuntimeException e) {
        say.accept(
            Diagnosis.bad(
                examination.what(),
                "This could not be looked at: " + e.getMessage() + ".",
                "See to what the message names, or run it again with --verbose."));
      }
    }
  }
}

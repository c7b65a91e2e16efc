package dev.kinora.cli.doctor;

import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.util.List;

/** Looks at one part of an installation. */
interface Examination {
  /** The part, for when it cannot even be looked at. */
  String what();

  /** What there is to say, most important first. */
  List<Diagnosis> examine() throws IOException, MediaException, WorkFailure;
}

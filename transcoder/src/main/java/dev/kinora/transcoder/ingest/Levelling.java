package dev.kinora.transcoder.ingest;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.remux.Copies;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether all titles are brought to one loudness. */
public enum Levelling {
  /** Every track stays as loud as it is. */
  OFF {
    @Override
    public SourceInfo measured(Codecs codecs, Path source, SourceInfo info) {
      return info;
    }

    @Override
    public Copies allowed(Copies copies) {
      return copies;
    }
  },
  /**
   * To -23 LUFS, as EBU R 128 says; the whole sound is read once before the title can be played.
   */
  R128 {
    @Override
    public SourceInfo measured(Codecs codecs, Path source, SourceInfo info)
        throws MediaException, WorkFailure, IOException {
      return info.audio().isEmpty() ? info : info.withLoudness(codecs.loudness(source, info));
    }

    @Override
    public Copies allowed(Copies copies) {
      if (copies.sound().isEmpty()) {
        return copies;
      }
      List<String> reasons = new ArrayList<>(copies.reasons());
      reasons.add("The sound is encoded all the same: its loudness is changed, as was asked for.");
      return new Copies(copies.picture(), Optional.empty(), reasons);
    }
  };

  /** What is known of a source, with its loudness where that is needed. */
  public abstract SourceInfo measured(Codecs codecs, Path source, SourceInfo info)
      throws MediaException, WorkFailure, IOException;

  /** What may still be taken as it is. */
  public abstract Copies allowed(Copies copies);
}

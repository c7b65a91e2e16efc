package dev.kinora.transcoder.ingest;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.remux.Copies;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;

/** Decides timelines and renditions. Pure: the same input always gives the same plan. */
@FunctionalInterface
public interface TitlePlanner {
  /**
   * Plans a title.
   *
   * @param copies which tracks are taken as they are
   * @param build what the codecs say they are, see {@code Codecs.build}
   * @throws MediaException if there is nothing in the source that can be shown or heard
   */
  TitlePlan plan(SourceInfo info, SourceIdentity source, Copies copies, String build)
      throws MediaException;
}

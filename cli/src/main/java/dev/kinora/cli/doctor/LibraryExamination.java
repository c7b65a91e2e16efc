package dev.kinora.cli.doctor;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.wiring.Node;
import dev.kinora.cli.wiring.WorkerMark;
import dev.kinora.packager.publish.TitleCatalogue;
import dev.kinora.packager.publish.TitleState;
import dev.kinora.packager.source.SourceCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The titles: which failed, which lost their source, which wait for somebody to work on them. */
final class LibraryExamination implements Examination {
  private static final int MOST_NAMED = 10;

  private final CommonOptions common;

  LibraryExamination(CommonOptions common) {
    this.common = common;
  }

  @Override
  public String what() {
    return "library";
  }

  @Override
  public List<Diagnosis> examine() throws IOException {
    if (!Files.isDirectory(common.data())) {
      return List.of(Diagnosis.good("library", "There is none yet."));
    }
    boolean worked = WorkerMark.isSet(common.data());
    List<Diagnosis> found = new ArrayList<>();
    try (Node node = Node.open(common)) {
      List<TitleCatalogue.Entry> titles = node.transcoder().catalogue().all();
      found.add(
          Diagnosis.good("library", "The database answers; %d titles.".formatted(titles.size())));
      titles.stream()
          .flatMap(title -> troubles(title).stream())
          .limit(MOST_NAMED)
          .forEach(found::add);
      long open = titles.stream().filter(t -> t.state() instanceof TitleState.Playable).count();
      if (open > 0 && !worked) {
        found.add(
            Diagnosis.note(
                "library",
                "%d titles are not finished and nobody works on them.".formatted(open),
                "They play all the same; kinora serve or kinora worker finishes them."));
      }
    }
    return found;
  }

  private static List<Diagnosis> troubles(TitleCatalogue.Entry entry) {
    String name = "\"" + entry.title().name() + "\"";
    if (entry.state() instanceof TitleState.Failed failed) {
      return List.of(
          Diagnosis.bad(
              name,
              failed.reason(),
              "When that is mended: kinora jobs retry " + entry.title().id()));
    }
    if (!entry.title().source().hasFile()) {
      return List.of();
    }
    return SourceCheck.problem(entry.title().source())
        .map(problem -> Diagnosis.bad(name, problem, "Put the file back where it was."))
        .stream()
        .toList();
  }
}

package dev.kinora.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every package opens with a paragraph and promises its nulls. */
class PackagesTest {

  private static final Path INTRODUCTION = Path.of("package-info.java");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s|</p>|$)");
  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final int FEWEST_SENTENCES = 2;
  private static final SourceTree TREE = SourceTree.here();

  @Test
  void packagesIntroduceThemselves() {
    var problems = new TreeSet<String>();
    TREE.filesEndingWith(".java").stream()
        .map(Path::getParent)
        .distinct()
        .forEach(folder -> problem(folder).ifPresent(problems::add));
    assertEquals(Set.of(), problems);
  }

  @Test
  void aThinIntroductionIsSeen() {
    assertEquals(Optional.empty(), fault("/** One {@code a.b}. Two. */\n@NullMarked\npackage a;"));
    assertEquals(Optional.of("expected @NullMarked"), fault("/** One. Two. */\npackage a;"));
    assertEquals(
        Optional.of("expected at least 2 sentences, found 1"),
        fault("/** One a.b two. */\n@NullMarked\npackage a;"));
  }

  private static Optional<String> problem(Path folder) {
    var own = folder.resolve(INTRODUCTION);
    // Tests live in the package of what they test, whose introduction covers them.
    var tested =
        Path.of(folder.toString().replace("/src/test/", "/src/main/")).resolve(INTRODUCTION);
    for (var file : List.of(tested, own)) {
      if (!TREE.files(file::equals).isEmpty()) {
        return fault(TREE.read(file)).map(fault -> file + ": " + fault);
      }
    }
    return Optional.of(own + ": missing; say what lives in the package, with @NullMarked");
  }

  private static Optional<String> fault(String source) {
    if (!source.contains("\n@NullMarked\n")) {
      return Optional.of("expected @NullMarked");
    }
    var comment = COMMENT.matcher(source);
    var sentences =
        comment.find() ? SENTENCE_END.matcher(comment.group(1).strip()).results().count() : 0;
    return sentences >= FEWEST_SENTENCES
        ? Optional.empty()
        : Optional.of("expected at least " + FEWEST_SENTENCES + " sentences, found " + sentences);
  }
}

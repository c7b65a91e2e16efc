package dev.kinora.cli.sweep;

import dev.kinora.cli.settings.CommonOptions;
import dev.kinora.cli.wiring.Node;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.check.stored.TitleBytes;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.FolderStore;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.publish.SegmentSupply.Supply;
import dev.kinora.packager.remux.CopiedTitles;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Choices;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ingest.Placement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;
import picocli.CommandLine;

/**
 * A program that adds every clip of a folder to an empty library and writes a page: what each one
 * is, what became of it, and a picture from the middle beside the source's.
 *
 * <pre>
 * KINORA_MEDIA=… java … dev.kinora.cli.sweep.ClipTable FOLDER
 * </pre>
 */
final class ClipTable {
  private static final int MOST_BYTES = 64 << 20;

  private final Path out;
  private final Node node;
  private final TitleBytes bytes;
  private final StringBuilder page = new StringBuilder();

  private ClipTable(Path out, Node node, TitleBytes bytes) {
    this.out = out;
    this.node = node;
    this.bytes = bytes;
  }

  /** Writes {@code index.html} and pictures into a folder. */
  public static void main(String[] args) throws Exception {
    Path out = Files.createDirectories(Path.of(args[0]));
    Path data = out.resolve("data");
    CommonOptions options =
        CommandLine.populateCommand(new CommonOptions(), "--data", data.toString());
    List<Path> clips;
    try (Stream<Path> all = Files.list(Path.of(System.getenv("KINORA_MEDIA")))) {
      clips = all.filter(Files::isRegularFile).sorted().toList();
    }
    try (Node node = Node.open(options);
        FolderStore store = FolderStore.open(data);
        CopiedTitles copied = new CopiedTitles()) {
      ClipTable table = new ClipTable(out, node, new TitleBytes(store, copied));
      for (Path clip : clips) {
        table.clip(clip);
        Files.writeString(out.resolve("index.html"), "<meta charset=utf-8><table>" + table.page);
      }
    }
  }

  private void clip(Path clip) throws IOException, InterruptedException {
    String name = String.valueOf(clip.getFileName());
    long start = System.nanoTime();
    String became;
    String is = "";
    try {
      Title title = node.transcoder().ingest().add(clip, Placement.IN_PLACE).title();
      is = title.info().container() + "\n" + lines(title.info().tracks(), ClipTable::track);
      became =
          String.format(
                  Locale.ROOT,
                  "playable after %.1f s; %.2f s long%n%s",
                  (System.nanoTime() - start) / 1e9,
                  title.durationSeconds().toDouble(),
                  lines(title.renditions(), r -> rendition(title, r)))
              + "\n"
              + title.choices().map(Choices::reasons).orElse(List.of())
              + title.info().notes();
      became += stills(title, clip, name);
    } catch (MediaException | IOException e) {
      became = "refused: " + e.getMessage();
    }
    page.append("<tr><td>%s<td><pre>%s</pre><td><pre>%s</pre><td>".formatted(name, is, became));
    if (Files.exists(out.resolve(name + ".jpg"))) {
      page.append("<img src='%s.jpg'>".formatted(name));
    }
    page.append('\n');
  }

  private static <T> String lines(List<T> all, java.util.function.Function<T, String> text) {
    return all.stream().map(text).collect(Collectors.joining("\n"));
  }

  private static String track(SourceTrack track) {
    return switch (track) {
      case SourceTrack.Video v ->
          "%s %dx%d %s fps, pixels %s, turned %d°, %s %s%s%s"
              .formatted(
                  v.codec(),
                  v.width(),
                  v.height(),
                  v.frameRate(),
                  v.sampleAspect(),
                  v.rotationDegrees(),
                  v.pixelFormat(),
                  v.transfer(),
                  v.interlaced() ? ", interlaced" : "",
                  v.constantRate() ? "" : ", variable rate");
      case SourceTrack.Audio a ->
          "%s %d channels %d Hz %s"
              .formatted(a.codec(), a.channels(), a.sampleRate(), a.language().orElse(""));
      case SourceTrack.Text t ->
          "subtitles %s %s%s"
              .formatted(t.codec(), t.language().orElse(""), t.forced() ? ", forced" : "");
      case SourceTrack.Other o ->
          "%s %s %s".formatted(o.type(), o.codec(), o.language().orElse(""));
    };
  }

  private static String rendition(Title title, Rendition rendition) {
    String how = title.isCopied(rendition) ? "copied" : "encoded";
    return switch (rendition) {
      case Rendition.Video v ->
          "%s: %dx%d %s fps, %s".formatted(v.name(), v.width(), v.height(), v.frameRate(), how);
      case Rendition.Audio a -> "%s: %s".formatted(a.name(), how);
    };
  }

  /** Makes a segment in the middle of each rendition, and a picture of the largest picture's. */
  private String stills(Title title, Path clip, String name)
      throws MediaException, IOException, InterruptedException {
    StringBuilder trouble = new StringBuilder();
    for (Rendition rendition : title.renditions()) {
      int middle = title.timelineOf(rendition).segmentCount() / 2;
      SegmentKey key = new SegmentKey(title.id(), rendition.name(), middle);
      if (!title.isCopied(rendition)) {
        Supply supply = node.transcoder().supply().ensure(key).toCompletableFuture().join();
        if (!(supply instanceof Supply.Published)) {
          trouble.append("\n").append(rendition.name()).append(": ").append(supply);
        }
      }
    }
    if (title.video().isEmpty()) {
      return trouble.toString();
    }
    Rendition.Video top = title.video().getFirst();
    Timeline timeline = title.timelineOf(top);
    int middle = timeline.segmentCount() / 2;
    Path joined = out.resolve(name + ".segment.mp4");
    Optional<ByteBuffer> segment =
        bytes.of(
            title, new Asset.Media(new SegmentKey(title.id(), top.name(), middle)), MOST_BYTES);
    if (segment.isEmpty()) {
      return trouble.toString();
    }
    try (FileChannel file =
        FileChannel.open(joined, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.write(bytes.of(title, new Asset.Init(title.id(), top.name()), MOST_BYTES).orElseThrow());
      file.write(segment.get());
    }
    double at = timeline.decodeTime(middle).seconds().plus(title.origin()).toDouble();
    still(
        List.of(
            "-seek_timestamp", "1", "-ss", Double.toString(Math.max(0, at)), "-i", clip.toString()),
        name + ".a.jpg");
    still(List.of("-i", joined.toString()), name + ".b.jpg");
    run(
        List.of(
            "-i",
            name + ".a.jpg",
            "-i",
            name + ".b.jpg",
            "-filter_complex",
            "hstack",
            "-y",
            name + ".jpg"));
    return trouble.toString();
  }

  private void still(List<String> input, String file) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(input);
    arguments.addAll(
        List.of(
            "-frames:v",
            "1",
            "-vf",
            "scale=iw*sar:ih,setsar=1,scale=320:180:force_original_aspect_ratio=decrease,pad=320:180:-1:-1:gray",
            "-y",
            file));
    run(arguments);
  }

  private void run(List<String> arguments) throws IOException, InterruptedException {
    Path program = Path.of(Loader.load(ffmpeg.class));
    List<String> command = new ArrayList<>(List.of(program.toString(), "-v", "error", "-nostdin"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(out.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(out.resolve("ffmpeg.log").toFile()));
    builder.environment().put("LD_LIBRARY_PATH", String.valueOf(program.getParent()));
    if (!builder.start().waitFor(120, TimeUnit.SECONDS)) {
      throw new IOException("ffmpeg takes more than two minutes for a picture");
    }
  }
}

package dev.kinora.transcoder.child;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Loudness;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.EmbeddedText;
import dev.kinora.transcoder.work.MadeSegment;
import dev.kinora.transcoder.work.PreparePlan;
import dev.kinora.transcoder.work.PreparedRendition;
import dev.kinora.transcoder.work.SheetTask;
import dev.kinora.transcoder.work.SpanTask;
import dev.kinora.transcoder.work.WorkFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Codecs in a child process of a pool. A child is taken when the first call needs it and replaced
 * when it has died, or when it has read another source. For one thread at a time.
 */
final class ChildCodecs implements Codecs {
  private final ChildHolder holder;
  private final ChildSettings settings;

  ChildCodecs(ChildSettings settings, ChildHolder holder) {
    this.settings = settings;
    this.holder = holder;
  }

  @Override
  public SourceInfo probe(Path source) throws MediaException, WorkFailure, IOException {
    String value = exchange(new Request.Probe(absolute(source)), Exchange.NO_ITEMS);
    return WireJson.read(value, SourceInfo.class);
  }

  @Override
  public List<Loudness> loudness(Path source, SourceInfo info)
      throws MediaException, WorkFailure, IOException {
    String value = exchange(new Request.Loudness(absolute(source), info), Exchange.NO_ITEMS);
    return List.of(WireJson.read(value, Loudness[].class));
  }

  @Override
  public List<PreparedRendition> prepare(Path source, PreparePlan plan)
      throws MediaException, WorkFailure, IOException {
    List<PreparedRendition> prepared = new ArrayList<>();
    exchange(
        new Request.Prepare(absolute(source), plan),
        item ->
            prepared.add(
                new PreparedRendition(item.body(), WireJson.read(item.header(), String.class))));
    if (prepared.size() != plan.renditions().size()) {
      throw new WorkFailure(
          "preparing %s: expected %d init segments, found %d"
              .formatted(source, plan.renditions().size(), prepared.size()));
    }
    return List.copyOf(prepared);
  }

  @Override
  public void encode(SpanTask task, SegmentSink sink)
      throws MediaException, WorkFailure, IOException {
    ExpectedSegments expected = new ExpectedSegments(task);
    Request request = new Request.Encode(task);
    exchange(
        request,
        item -> {
          SegmentKey key = WireJson.read(item.header(), SegmentKey.class);
          expected.require(key);
          sink.accept(new MadeSegment(key, item.body()));
        });
    expected.requireAll();
  }

  @Override
  public Optional<ByteBuffer> poster(Path source, SourceInfo info, int maxWidth)
      throws MediaException, WorkFailure, IOException {
    List<ByteBuffer> pictures = new ArrayList<>();
    exchange(
        new Request.Poster(absolute(source), info, maxWidth), item -> pictures.add(item.body()));
    return pictures.stream().findFirst();
  }

  @Override
  public ByteBuffer picture(Path image, int maxWidth)
      throws MediaException, WorkFailure, IOException {
    return onePicture(new Request.Picture(absolute(image), maxWidth));
  }

  @Override
  public ByteBuffer sheet(Path source, SheetTask task)
      throws MediaException, WorkFailure, IOException {
    return onePicture(new Request.Sheet(absolute(source), task));
  }

  private ByteBuffer onePicture(Request request) throws MediaException, WorkFailure, IOException {
    List<ByteBuffer> pictures = new ArrayList<>();
    exchange(request, item -> pictures.add(item.body()));
    if (pictures.size() != 1) {
      throw new WorkFailure(
          "%s: expected a picture, found %d".formatted(request.what(), pictures.size()));
    }
    return pictures.getFirst();
  }

  @Override
  public int decode(String sourcePath, ByteBuffer media)
      throws MediaException, WorkFailure, IOException {
    Request request = new Request.Decode(sourcePath);
    Allowance allowance = Allowance.of(request, settings.patience(), media.remaining());
    ReadyChild child = holder.child(Optional.of(sourcePath));
    String frames = new Exchange(child.process(), request, allowance, media).run(Exchange.NO_ITEMS);
    return WireJson.read(frames, Integer.class);
  }

  @Override
  public List<EmbeddedText> texts(Path source, List<Integer> tracks, Rational origin)
      throws MediaException, WorkFailure, IOException {
    List<EmbeddedText> texts = new ArrayList<>();
    exchange(
        new Request.Texts(absolute(source), tracks, origin),
        item -> {
          TextHeader header = WireJson.read(item.header(), TextHeader.class);
          texts.add(new EmbeddedText(header.track(), item.body(), header.problem()));
        });
    if (!texts.stream().map(EmbeddedText::track).toList().equals(tracks)) {
      throw new WorkFailure(
          "%s: expected subtitles of the tracks %s, found %d of them"
              .formatted(source, tracks, texts.size()));
    }
    return List.copyOf(texts);
  }

  @Override
  public String build() throws WorkFailure, IOException {
    return holder.child(Optional.empty()).build();
  }

  @Override
  public void close() {
    holder.close();
  }

  private String exchange(Request request, Exchange.ItemSink items)
      throws MediaException, WorkFailure, IOException {
    // A file that is not there is the parent's to report, in its own words.
    long sourceBytes = Files.size(Path.of(request.source()));
    Allowance allowance = Allowance.of(request, settings.patience(), sourceBytes);
    ReadyChild child = holder.child(Optional.of(request.source()));
    return new Exchange(child.process(), request, allowance).run(items);
  }

  private static String absolute(Path source) {
    return source.toAbsolutePath().toString();
  }
}

package dev.kinora.transcoder.local;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.Loudness;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.SourceIdentity;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.packager.title.SourceTrack;
import dev.kinora.transcoder.audio.AacSpanEncoder;
import dev.kinora.transcoder.audio.LoudnessMeter;
import dev.kinora.transcoder.audio.SoundPeaks;
import dev.kinora.transcoder.ffmpeg.Native;
import dev.kinora.transcoder.ladder.SoundTreatment;
import dev.kinora.transcoder.probe.SourceProbe;
import dev.kinora.transcoder.proof.SegmentDecode;
import dev.kinora.transcoder.text.EmbeddedTexts;
import dev.kinora.transcoder.video.Cover;
import dev.kinora.transcoder.video.DrawnCover;
import dev.kinora.transcoder.video.PictureCost;
import dev.kinora.transcoder.video.Poster;
import dev.kinora.transcoder.video.Sheets;
import dev.kinora.transcoder.video.StillPicture;
import dev.kinora.transcoder.video.VideoSpanEncoder;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.EmbeddedText;
import dev.kinora.transcoder.work.InstructionSet;
import dev.kinora.transcoder.work.PreparePlan;
import dev.kinora.transcoder.work.PreparedRendition;
import dev.kinora.transcoder.work.SheetTask;
import dev.kinora.transcoder.work.SpanEncoder;
import dev.kinora.transcoder.work.SpanTask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Does all codec work in this process. Used by one thread at a time. */
public final class LocalCodecs implements Codecs {
  private final SpanEncoder video;
  private final SpanEncoder audio;

  /** Codecs made of an encoder for each lane. */
  public LocalCodecs(SpanEncoder video, SpanEncoder audio) {
    this.video = video;
    this.audio = audio;
  }

  /** All codecs of this build, under an instruction set, for a process that does nothing else. */
  public static LocalCodecs under(InstructionSet instructions) {
    switch (instructions) {
      case MACHINE -> Native.load();
      case BASELINE -> Native.forceBaseline();
    }
    return new LocalCodecs(new VideoSpanEncoder(), new AacSpanEncoder());
  }

  @Override
  public SourceInfo probe(Path source) throws MediaException, IOException {
    SourceInfo info = SourceProbe.probe(source);
    return PictureCost.of(source, info).map(info::with).orElse(info);
  }

  @Override
  public List<Loudness> loudness(Path source, SourceInfo info) throws MediaException, IOException {
    List<Loudness> measured = new ArrayList<>();
    for (SourceTrack.Audio track : info.audio()) {
      for (int channels : SoundTreatment.channelsOf(track)) {
        measured.add(LoudnessMeter.measure(source, track, channels));
      }
    }
    return List.copyOf(measured);
  }

  @Override
  public List<PreparedRendition> prepare(Path source, PreparePlan plan)
      throws MediaException, IOException {
    List<Rendition> pictures = new ArrayList<>();
    List<Rendition> sounds = new ArrayList<>();
    for (Rendition rendition : plan.renditions()) {
      switch (rendition) {
        case Rendition.Video v -> pictures.add(v);
        case Rendition.Audio a -> sounds.add(a);
      }
    }
    Map<Rendition, PreparedRendition> prepared = new HashMap<>();
    if (!pictures.isEmpty()) {
      put(prepared, pictures, video.prepare(source, pictures, plan.video().orElseThrow()));
    }
    if (!sounds.isEmpty()) {
      put(prepared, sounds, audio.prepare(source, sounds, plan.audio().orElseThrow()));
    }
    return plan.renditions().stream().map(r -> Objects.requireNonNull(prepared.get(r))).toList();
  }

  private static void put(
      Map<Rendition, PreparedRendition> all,
      List<Rendition> renditions,
      List<PreparedRendition> prepared) {
    for (int i = 0; i < renditions.size(); i++) {
      all.put(renditions.get(i), prepared.get(i));
    }
  }

  @Override
  public void encode(SpanTask task, SegmentSink sink) throws MediaException, IOException {
    checkUnchanged(task.title().source());
    switch (task.lane()) {
      case VIDEO -> video.encode(task, sink);
      case AUDIO -> audio.encode(task, sink);
    }
  }

  /** Segments of two different files must never meet in one title. */
  private static void checkUnchanged(SourceIdentity source) throws IOException {
    Path file = Path.of(source.path());
    boolean sameTime =
        Files.getLastModifiedTime(file)
            .toInstant()
            .truncatedTo(ChronoUnit.SECONDS)
            .equals(source.modified().truncatedTo(ChronoUnit.SECONDS));
    if (Files.size(file) != source.sizeBytes() || !sameTime) {
      throw new IOException(
          file.getFileName() + ": the file has changed since it was added; add it again");
    }
  }

  @Override
  public Optional<ByteBuffer> poster(Path source, SourceInfo info, int maxWidth)
      throws MediaException, IOException {
    Optional<ByteBuffer> cover = Cover.of(source, maxWidth);
    if (cover.isPresent() || info.video().isPresent()) {
      return cover.isPresent() ? cover : Poster.of(source, info, maxWidth);
    }
    return info.audio().isEmpty()
        ? Optional.empty()
        : Optional.of(DrawnCover.of(SoundPeaks.of(source, info, DrawnCover.BARS), maxWidth));
  }

  @Override
  public ByteBuffer picture(Path image, int maxWidth) throws MediaException, IOException {
    return StillPicture.of(image, maxWidth);
  }

  @Override
  public ByteBuffer sheet(Path source, SheetTask task) throws MediaException, IOException {
    return Sheets.draw(source, task);
  }

  @Override
  public int decode(String sourcePath, ByteBuffer media) throws MediaException, IOException {
    return SegmentDecode.frames(media);
  }

  @Override
  public List<EmbeddedText> texts(Path source, List<Integer> tracks, Rational origin)
      throws MediaException, IOException {
    return EmbeddedTexts.read(source, tracks, origin);
  }

  @Override
  public String build() {
    return Native.version();
  }

  @Override
  public void close() {
    // Nothing stays open between two requests.
  }
}

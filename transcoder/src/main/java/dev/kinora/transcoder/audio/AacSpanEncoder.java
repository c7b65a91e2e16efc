package dev.kinora.transcoder.audio;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.cmaf.CmafSample;
import dev.kinora.packager.cmaf.HeaderSettings;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.cmaf.MediaSegment;
import dev.kinora.packager.cmaf.MediaSegmentWriter;
import dev.kinora.packager.publish.SegmentKey;
import dev.kinora.packager.timeline.Span;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ffmpeg.AudioEncoder;
import dev.kinora.transcoder.ffmpeg.InitMuxer;
import dev.kinora.transcoder.work.Codecs;
import dev.kinora.transcoder.work.MadeSegment;
import dev.kinora.transcoder.work.PreparedRendition;
import dev.kinora.transcoder.work.SpanEncoder;
import dev.kinora.transcoder.work.SpanTask;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Encodes the spans of a title's sound. Each span is a pure function of source, timeline and
 * rendition: source and encoder are opened anew for it. For one thread.
 */
public final class AacSpanEncoder implements SpanEncoder {
  private static final int TRACK_ID = 1;

  private final MediaSegmentWriter writer = new MediaSegmentWriter(TRACK_ID);

  @Override
  public List<PreparedRendition> prepare(Path source, List<Rendition> renditions, Timeline timeline)
      throws MediaException, IOException {
    List<PreparedRendition> prepared = new ArrayList<>();
    for (Rendition rendition : renditions) {
      prepared.add(prepare(audio(rendition), timeline));
    }
    return List.copyOf(prepared);
  }

  private static PreparedRendition prepare(Rendition.Audio rendition, Timeline timeline)
      throws MediaException, IOException {
    try (AudioEncoder encoder = AacRecipe.open(rendition)) {
      if (encoder.frameSamples() != AacRecipe.FRAME_SAMPLES
          || encoder.delaySamples() != AacRecipe.FRAME_SAMPLES) {
        throw new IOException(
            "encoder aac: expected frames and a delay of 1024 samples, found %d and %d"
                .formatted(encoder.frameSamples(), encoder.delaySamples()));
      }
      InitSegment init =
          InitSegment.parse(
              ByteBuffer.wrap(InitMuxer.header(encoder, timeline.timescale(), Optional.empty())));
      HeaderSettings settings =
          HeaderSettings.of(
              TRACK_ID,
              timeline.timescale(),
              timeline.presentationOffsetTicks(),
              rendition.language().orElse("und"));
      return new PreparedRendition(ByteBuffer.wrap(init.toCmafHeader(settings)), init.codecs());
    }
  }

  @Override
  public void encode(SpanTask task, Codecs.SegmentSink sink) throws MediaException, IOException {
    Timeline timeline = task.title().audioTimeline().orElseThrow();
    for (String name : task.renditions()) {
      Rendition.Audio rendition = audio(task.title().rendition(name).orElseThrow());
      for (int span = task.firstSpan(); span < task.endSpan(); span++) {
        encodeSpan(task.title(), rendition, timeline, timeline.span(span), sink);
      }
    }
  }

  private void encodeSpan(
      Title title, Rendition.Audio rendition, Timeline timeline, Span span, Codecs.SegmentSink sink)
      throws MediaException, IOException {
    long first = timeline.firstFrame(span.firstSegment());
    try (AacFrames frames = AacFrames.from(title, rendition, first)) {
      for (int n = span.firstSegment(); n < span.endSegment(); n++) {
        List<CmafSample> samples = new ArrayList<>();
        for (long f = timeline.firstFrame(n); f < timeline.endFrame(n); f++) {
          samples.add(CmafSample.sync(frames.next(), timeline.ticksPerFrame()));
        }
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("encoding was interrupted");
        }
        MediaSegment segment = writer.write(n + 1L, timeline.decodeTime(n).ticks(), samples);
        sink.accept(
            new MadeSegment(
                new SegmentKey(title.id(), rendition.name(), n),
                ByteBuffer.wrap(segment.toByteArray())));
      }
      frames.report();
    }
  }

  private static Rendition.Audio audio(Rendition rendition) {
    return switch (rendition) {
      case Rendition.Audio a -> a;
      case Rendition.Video v ->
          throw new IllegalArgumentException(v.name() + ": expected sound, found a picture");
    };
  }
}

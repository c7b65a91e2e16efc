package dev.kinora.transcoder.local;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.title.Lane;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.audio.AacSpanEncoder;
import dev.kinora.transcoder.video.VideoSpanEncoder;
import dev.kinora.transcoder.work.MadeSegment;
import dev.kinora.transcoder.work.PreparePlan;
import dev.kinora.transcoder.work.SpanTask;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** All segments of a title, each span encoded by itself. */
final class WholeTitle {
  private WholeTitle() {}

  /** The segments of some renditions of a lane, in order. */
  static List<MadeSegment> encode(Title title, Lane lane, List<String> renditions)
      throws MediaException, IOException {
    List<MadeSegment> made = new ArrayList<>();
    int spans = title.timelineOf(title.rendition(renditions.getFirst()).orElseThrow()).spanCount();
    try (LocalCodecs codecs = codecs()) {
      for (int span = 0; span < spans; span++) {
        codecs.encode(new SpanTask(title, lane, span, span + 1, renditions), made::add);
      }
    }
    return made;
  }

  /** Header and segments of one rendition in one file, as a player puts them together. */
  static Path write(Title title, Rendition rendition, Path file)
      throws MediaException, IOException {
    Lane lane = rendition instanceof Rendition.Video ? Lane.VIDEO : Lane.AUDIO;
    try (LocalCodecs codecs = codecs();
        FileChannel out =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      PreparePlan plan =
          new PreparePlan(List.of(rendition), title.videoTimeline(), title.audioTimeline());
      Path source = Path.of(title.source().path());
      out.write(codecs.prepare(source, plan).getFirst().initSegment());
      for (MadeSegment segment : encode(title, lane, List.of(rendition.name()))) {
        out.write(segment.data());
      }
    }
    return file;
  }

  private static LocalCodecs codecs() {
    return new LocalCodecs(new VideoSpanEncoder(), new AacSpanEncoder());
  }
}

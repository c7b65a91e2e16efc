package dev.kinora.transcoder.ingest;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.remux.Copies;
import dev.kinora.packager.remux.CopyHeaders;
import dev.kinora.packager.timeline.Timeline;
import dev.kinora.packager.title.Rendition;
import dev.kinora.transcoder.work.PreparedRendition;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Headers of the renditions that are the source's own samples. Pure. */
final class CopiedInits {
  private CopiedInits() {}

  /** The headers by the renditions' names. */
  static Map<String, PreparedRendition> of(TitlePlan plan, Copies copies) throws MediaException {
    Map<String, PreparedRendition> inits = new HashMap<>();
    Iterator<Copies.SoundTrack> sounds =
        copies.sound().stream().flatMap(s -> s.tracks().stream()).iterator();
    for (Rendition rendition : plan.plan().renditions()) {
      if (plan.choices().copied().contains(rendition.name())) {
        CopyHeaders.Header header =
            switch (rendition) {
              case Rendition.Video v -> {
                Timeline timeline = plan.plan().video().orElseThrow();
                Copies.Picture own = copies.picture().orElseThrow();
                yield CopyHeaders.picture(own, v.width(), v.height(), timeline);
              }
              case Rendition.Audio a -> {
                Timeline timeline = plan.plan().audio().orElseThrow();
                yield CopyHeaders.sound(sounds.next(), timeline, a.language().orElse("und"));
              }
            };
        inits.put(rendition.name(), new PreparedRendition(header.bytes(), header.codecs()));
      }
    }
    return inits;
  }
}

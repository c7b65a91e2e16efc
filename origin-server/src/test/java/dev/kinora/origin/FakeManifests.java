package dev.kinora.origin;

import dev.kinora.origin.media.Manifests;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.util.Optional;

/** Texts that name what they were asked for. */
final class FakeManifests implements Manifests {
  @Override
  public String master(Title title, Optional<Measured> measured) {
    return "#EXTM3U\n#master "
        + title.id()
        + " measured="
        + measured.isPresent()
        + "\n"
        + "# filler\n".repeat(100)
        + title.renditions().getFirst().name()
        + "/index.m3u8\n";
  }

  @Override
  public String media(Title title, Rendition rendition) {
    return "#EXTM3U\n#media " + rendition.name() + "\n#EXT-X-MAP:URI=\"init.mp4\"\n0.m4s\n";
  }

  @Override
  public String texts(Title title) {
    return "#EXTM3U\n#texts " + title.id() + "\n0.vtt\n";
  }

  @Override
  public String mpd(Title title, Optional<Measured> measured) {
    return "<MPD id=\"" + title.id() + "\"><BaseURL>x/</BaseURL></MPD>";
  }
}

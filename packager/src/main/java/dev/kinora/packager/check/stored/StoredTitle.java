package dev.kinora.packager.check.stored;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.check.load.ByteSpan;
import dev.kinora.packager.check.load.Fetched;
import dev.kinora.packager.check.load.Resources;
import dev.kinora.packager.check.load.Unfetched;
import dev.kinora.packager.dash.Manifests;
import dev.kinora.packager.hls.Playlists;
import dev.kinora.packager.publish.Asset;
import dev.kinora.packager.publish.AssetLayout;
import dev.kinora.packager.text.Subtitles;
import dev.kinora.packager.text.TextLimits;
import dev.kinora.packager.text.TextSegments;
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.TextTrack;
import dev.kinora.packager.title.Title;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resources of one title, under addresses as a server would give them. Remembers what of its
 * renditions could not be had. For one thread.
 */
final class StoredTitle implements Resources {
  private static final Pattern TEXT_SEGMENT = Pattern.compile("([^/]+)/(0|[1-9]\\d{0,8})\\.vtt");

  static final URI BASE = URI.create("title:/");

  private final TitleBytes bytes;
  private final Title title;
  private final Optional<Measured> measured;
  private final Breath breath;
  private final Map<String, Subtitles> read = new HashMap<>();
  private final SortedSet<String> missing = new TreeSet<>();

  StoredTitle(TitleBytes bytes, Title title, Measured measured, Breath breath) {
    this.bytes = bytes;
    this.title = title;
    this.measured = Optional.of(measured);
    this.breath = breath;
  }

  /** What is wrong with headers and segments that were asked for and are not there. */
  SortedSet<String> missing() {
    return missing;
  }

  @Override
  public Fetched fetch(URI address, Optional<ByteSpan> part, int mostBytes)
      throws Unfetched, InterruptedException {
    breath.take();
    ByteBuffer all = all(address, part.isEmpty() ? mostBytes : Integer.MAX_VALUE);
    if (part.isEmpty()) {
      return fetched(address, all, all.remaining());
    }
    if (part.get().end() > all.remaining()) {
      throw new Unfetched(Unfetched.Reason.ABSENT, all.remaining() + " bytes");
    }
    int offset = (int) part.get().offset();
    return fetched(address, all.slice(offset, (int) part.get().length()), all.remaining());
  }

  @Override
  public Fetched head(URI address, int mostBytes) throws Unfetched {
    ByteBuffer all = all(address, Integer.MAX_VALUE);
    return fetched(address, all.slice(0, Math.min(mostBytes, all.remaining())), all.remaining());
  }

  private static Fetched fetched(URI address, ByteBuffer body, long total) {
    return new Fetched(address, body.asReadOnlyBuffer(), OptionalLong.of(total), Optional.empty());
  }

  private ByteBuffer all(URI address, int mostBytes) throws Unfetched {
    String path = String.valueOf(address.getPath()).replaceFirst("^/", "");
    Optional<String> text = text(path);
    if (text.isPresent()) {
      return ByteBuffer.wrap(text.get().getBytes(StandardCharsets.UTF_8));
    }
    Optional<String> subtitles = subtitles(path);
    if (subtitles.isPresent()) {
      return ByteBuffer.wrap(subtitles.get().getBytes(StandardCharsets.UTF_8));
    }
    Optional<Asset> asset = AssetLayout.parse(title.id() + "/" + path);
    if (!BASE.getScheme().equals(address.getScheme()) || asset.isEmpty()) {
      throw new Unfetched(Unfetched.Reason.ABSENT, "nothing of that name");
    }
    try {
      Optional<ByteBuffer> found = bytes.of(title, asset.get(), mostBytes);
      return found.orElseThrow(() -> absent(asset.get(), path, "it is not there"));
    } catch (MediaException | IOException e) {
      throw absent(asset.get(), path, String.valueOf(e.getMessage()));
    }
  }

  private Unfetched absent(Asset asset, String path, String why) {
    boolean ours =
        switch (asset) {
          case Asset.Init init -> title.rendition(init.rendition()).isPresent();
          case Asset.Media media -> title.rendition(media.key().rendition()).isPresent();
          case Asset.Text _ -> true;
          default -> false;
        };
    if (ours) {
      missing.add(path + ": " + why);
    }
    return new Unfetched(Unfetched.Reason.ABSENT, why);
  }

  /** Playlists and segments of subtitles, which are cut when they are asked for. */
  private Optional<String> subtitles(String path) throws Unfetched {
    for (TextTrack track : title.texts()) {
      if (path.equals(track.name() + "/" + Playlists.MEDIA_NAME)) {
        return Optional.of(Playlists.texts(title));
      }
      Matcher number = TEXT_SEGMENT.matcher(path);
      if (number.matches() && number.group(1).equals(track.name())) {
        TextSegments segments = TextSegments.of(title.videoTimeline(), title.audioTimeline());
        int n = Integer.parseInt(number.group(2));
        return n < segments.timeline().segmentCount()
            ? Optional.of(segments.segment(subtitles(track), n))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Subtitles subtitles(TextTrack track) throws Unfetched {
    Subtitles known = read.get(track.name());
    if (known != null) {
      return known;
    }
    Asset.Text asset = new Asset.Text(title.id(), track.name());
    String path = track.name() + "/" + AssetLayout.TEXT;
    try {
      ByteBuffer document =
          bytes
              .of(title, asset, TextLimits.MAX_BYTES)
              .orElseThrow(() -> absent(asset, path, "it is not there"));
      byte[] all = new byte[document.remaining()];
      document.get(all);
      Subtitles subtitles = Subtitles.read(all, path);
      read.put(track.name(), subtitles);
      return subtitles;
    } catch (MediaException | IOException e) {
      throw absent(asset, path, String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> text(String path) {
    if (path.equals(Playlists.MASTER_NAME)) {
      return Optional.of(Playlists.master(title, measured));
    }
    if (path.equals(Manifests.NAME)) {
      return Optional.of(Manifests.mpd(title, measured));
    }
    for (Rendition rendition : title.renditions()) {
      if (path.equals(rendition.name() + "/" + Playlists.MEDIA_NAME)) {
        return Optional.of(Playlists.media(title, rendition));
      }
    }
    return Optional.empty();
  }
}

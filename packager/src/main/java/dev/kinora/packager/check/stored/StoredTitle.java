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
import dev.kinora.packager.title.Measured;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The resources of one title, under addresses as a server would give them. Remembers what of its
 * renditions could not be had. For one thread.
 */
final class StoredTitle implements Resources {
  static final URI BASE = URI.create("title:/");

  private final TitleBytes bytes;
  private final Title title;
  private final Optional<Measured> measured;
  private final Breath breath;
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
          default -> false;
        };
    if (ours) {
      missing.add(path + ": " + why);
    }
    return new Unfetched(Unfetched.Reason.ABSENT, why);
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

package dev.kinora.packager.hls;

import dev.kinora.packager.MediaException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A multivariant playlist: which variants of one presentation there are. Immutable.
 *
 * @param version EXT-X-VERSION, 1 or more
 */
public record MultivariantPlaylist(
    int version,
    boolean independentSegments,
    List<Sound> sound,
    List<Text> texts,
    List<Variant> variants) {

  public MultivariantPlaylist {
    sound = List.copyOf(sound);
    texts = List.copyOf(texts);
    variants = List.copyOf(variants);
    if (version < 1 || variants.isEmpty()) {
      throw new IllegalArgumentException(
          "multivariant playlist: expected a version and a variant, found %d and %d variants"
              .formatted(version, variants.size()));
    }
    checkGroups(sound);
    checkTexts(texts);
    for (Variant variant : variants) {
      boolean dangling =
          variant.soundGroup.isPresent()
              && sound.stream().noneMatch(s -> variant.soundGroup.get().equals(s.groupId));
      if (dangling) {
        throw new IllegalArgumentException(
            variant.uri + ": no EXT-X-MEDIA of group " + variant.soundGroup.get());
      }
      if (variant.textGroup.isPresent()
          && texts.stream().noneMatch(t -> variant.textGroup.get().equals(t.groupId))) {
        throw new IllegalArgumentException(
            variant.uri + ": no EXT-X-MEDIA of group " + variant.textGroup.get());
      }
      // RFC 8216, 4.3.4.2: NONE stands on every variant or on none.
      if (variant.noClosedCaptions != variants.getFirst().noClosedCaptions) {
        throw new IllegalArgumentException(
            variant.uri + ": expected CLOSED-CAPTIONS=NONE on every variant or on none");
      }
    }
  }

  private static void checkGroups(List<Sound> sound) {
    Set<List<String>> names = new HashSet<>();
    Set<String> groupsWithDefault = new HashSet<>();
    for (Sound one : sound) {
      // RFC 8216, 4.3.4.1.1: names are unique in a group, and it has at most one default.
      if (!names.add(List.of(one.groupId, one.name))) {
        throw new IllegalArgumentException(
            "group %s: two members are called %s".formatted(one.groupId, one.name));
      }
      if (one.preferred && !groupsWithDefault.add(one.groupId)) {
        throw new IllegalArgumentException("group " + one.groupId + ": two members are DEFAULT");
      }
    }
  }

  private static void checkTexts(List<Text> texts) {
    Set<List<String>> names = new HashSet<>();
    for (Text text : texts) {
      // RFC 8216, 4.3.4.1.1, as for sound; no subtitles of ours are a default.
      if (!names.add(List.of(text.groupId, text.name))) {
        throw new IllegalArgumentException(
            "group %s: two members are called %s".formatted(text.groupId, text.name));
      }
    }
  }

  /**
   * EXT-X-MEDIA of type SUBTITLES.
   *
   * @param preferred DEFAULT
   * @param automatic AUTOSELECT: may be chosen by the language of the viewer's system
   * @param forced FORCED: to be shown to all
   * @param hearingImpaired whether CHARACTERISTICS says that sounds are told
   */
  public record Text(
      String groupId,
      String name,
      Optional<String> language,
      boolean preferred,
      boolean automatic,
      boolean forced,
      boolean hearingImpaired,
      String uri) {
    public Text {
      PlaylistText.checkedText(groupId);
      PlaylistText.checkedText(name);
      language.ifPresent(PlaylistText::checkedText);
      PlaylistText.checkedUri(uri);
      if (preferred && !automatic) {
        throw new IllegalArgumentException(name + ": DEFAULT=YES needs AUTOSELECT=YES");
      }
    }
  }

  /**
   * EXT-X-MEDIA of type AUDIO.
   *
   * @param preferred DEFAULT
   * @param automatic AUTOSELECT: may be chosen by the language of the listener's system
   * @param uri absent when the sound is inside the variants
   */
  public record Sound(
      String groupId,
      String name,
      Optional<String> language,
      boolean preferred,
      boolean automatic,
      Optional<Integer> channels,
      Optional<String> uri) {
    public Sound {
      PlaylistText.checkedText(groupId);
      PlaylistText.checkedText(name);
      language.ifPresent(PlaylistText::checkedText);
      uri.ifPresent(PlaylistText::checkedUri);
      if (preferred && !automatic) {
        throw new IllegalArgumentException(name + ": DEFAULT=YES needs AUTOSELECT=YES");
      }
      if (channels.isPresent() && channels.get() < 1) {
        throw new IllegalArgumentException(name + ": expected channels, found " + channels.get());
      }
    }
  }

  /** Width and height in pixels. */
  public record Resolution(int width, int height) {
    public Resolution {
      if (width < 1 || height < 1) {
        throw new IllegalArgumentException(
            "resolution: expected pixels, found " + width + "x" + height);
      }
    }

    @Override
    public String toString() {
      return width + "x" + height;
    }
  }

  /** VIDEO-RANGE. */
  public enum Range {
    SDR,
    HLG,
    PQ
  }

  /**
   * EXT-X-STREAM-INF and its URI.
   *
   * @param bandwidth peak bits a second of the variant with its most expensive sound
   * @param averageBandwidth whole size over whole time
   * @param codecs RFC 6381 strings of everything in it
   * @param frameRate at most three decimals
   * @param soundGroup AUDIO
   * @param textGroup SUBTITLES
   * @param noClosedCaptions CLOSED-CAPTIONS=NONE
   */
  public record Variant(
      String uri,
      long bandwidth,
      Optional<Long> averageBandwidth,
      List<String> codecs,
      Optional<Resolution> resolution,
      Optional<BigDecimal> frameRate,
      Optional<Range> range,
      Optional<String> soundGroup,
      Optional<String> textGroup,
      boolean noClosedCaptions) {
    private static final int MAX_FRAME_RATE_DECIMALS = 3;

    public Variant {
      PlaylistText.checkedUri(uri);
      codecs = List.copyOf(codecs);
      for (String codec : codecs) {
        if (codec.isEmpty() || codec.indexOf(',') >= 0) {
          throw new IllegalArgumentException(uri + ": expected a codec, found \"" + codec + "\"");
        }
        PlaylistText.checkedText(codec);
      }
      soundGroup.ifPresent(PlaylistText::checkedText);
      textGroup.ifPresent(PlaylistText::checkedText);
      if (bandwidth < 0 || averageBandwidth.orElse(0L) < 0) {
        throw new IllegalArgumentException(uri + ": expected a bandwidth, found " + bandwidth);
      }
      if (frameRate.isPresent()
          && (frameRate.get().signum() < 0 || frameRate.get().scale() > MAX_FRAME_RATE_DECIMALS)) {
        throw new IllegalArgumentException(
            uri + ": expected a frame rate of three decimals, found " + frameRate.get());
      }
    }
  }

  /**
   * Reads a playlist.
   *
   * @param where its name, for messages
   * @throws MediaException.Unsupported if it uses a tag of RFC 8216 that this model does not carry
   */
  public static MultivariantPlaylist read(byte[] playlist, String where) throws MediaException {
    return MultivariantTag.readAll(playlist, where);
  }

  /** The playlist's text. */
  public String write() {
    return MultivariantTag.writeAll(this);
  }
}

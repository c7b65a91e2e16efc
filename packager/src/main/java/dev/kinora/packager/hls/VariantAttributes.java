package dev.kinora.packager.hls;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.hls.MultivariantPlaylist.Range;
import dev.kinora.packager.hls.MultivariantPlaylist.Resolution;
import dev.kinora.packager.hls.MultivariantPlaylist.Variant;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The attributes of EXT-X-STREAM-INF (RFC 8216, 4.3.4.2), read and written. */
final class VariantAttributes {
  private static final Pattern RESOLUTION = Pattern.compile("(\\d{1,6})x(\\d{1,6})");

  private VariantAttributes() {}

  static Variant read(Line line, String uri) throws MediaException {
    Attributes in = line.attributes();
    if (in.text("VIDEO").isPresent()) {
      throw line.unsupported();
    }
    Optional<Long> bandwidth = in.wholeNumber("BANDWIDTH");
    if (bandwidth.isEmpty()) {
      throw line.malformed("an attribute BANDWIDTH", line.value());
    }
    Optional<String> codecs = in.text("CODECS");
    try {
      return new Variant(
          uri,
          bandwidth.get(),
          in.wholeNumber("AVERAGE-BANDWIDTH"),
          codecs.map(list -> List.of(list.split(",", -1))).orElse(List.of()),
          resolution(line, in.word("RESOLUTION")),
          frameRate(line, in.word("FRAME-RATE")),
          range(line, in.word("VIDEO-RANGE")),
          in.text("AUDIO"),
          in.text("SUBTITLES"),
          noCaptions(line, in));
    } catch (IllegalArgumentException e) {
      throw line.malformed("a variant", String.valueOf(e.getMessage()));
    }
  }

  static Lines.AttributeWriter write(Variant variant) {
    var out = new Lines.AttributeWriter().word("BANDWIDTH", variant.bandwidth());
    variant.averageBandwidth().ifPresent(rate -> out.word("AVERAGE-BANDWIDTH", rate));
    if (!variant.codecs().isEmpty()) {
      out.text("CODECS", String.join(",", variant.codecs()));
    }
    variant.resolution().ifPresent(size -> out.word("RESOLUTION", size));
    variant.frameRate().ifPresent(rate -> out.word("FRAME-RATE", rate.toPlainString()));
    variant.range().ifPresent(range -> out.word("VIDEO-RANGE", range));
    variant.soundGroup().ifPresent(group -> out.text("AUDIO", group));
    variant.textGroup().ifPresent(group -> out.text("SUBTITLES", group));
    if (variant.noClosedCaptions()) {
      out.word("CLOSED-CAPTIONS", "NONE");
    }
    return out;
  }

  private static Optional<Resolution> resolution(Line line, Optional<String> text)
      throws MediaException {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = RESOLUTION.matcher(text.get());
    if (!matcher.matches()) {
      throw line.malformed("RESOLUTION: width x height", text.get());
    }
    return Optional.of(
        new Resolution(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
  }

  private static Optional<BigDecimal> frameRate(Line line, Optional<String> text)
      throws MediaException {
    return text.isEmpty() ? Optional.empty() : Optional.of(line.decimal(text.get()));
  }

  private static Optional<Range> range(Line line, Optional<String> text) throws MediaException {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (text.get()) {
          case "SDR" -> Range.SDR;
          case "HLG" -> Range.HLG;
          case "PQ" -> Range.PQ;
          default -> throw line.malformed("VIDEO-RANGE: SDR, HLG or PQ", text.get());
        });
  }

  private static boolean noCaptions(Line line, Attributes in) throws MediaException {
    if (in.isQuoted("CLOSED-CAPTIONS")) {
      throw line.unsupported();
    }
    Optional<String> value = in.word("CLOSED-CAPTIONS");
    if (value.isPresent() && !value.get().equals("NONE")) {
      throw line.malformed("CLOSED-CAPTIONS: NONE or a group", value.get());
    }
    return value.isPresent();
  }
}

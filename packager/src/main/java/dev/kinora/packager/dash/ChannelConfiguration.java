package dev.kinora.packager.dash;

import dev.kinora.packager.MediaException;
import java.util.Map;

/** AudioChannelConfiguration by the table of ISO/IEC 23001-8, 8.1: how many loudspeakers. */
final class ChannelConfiguration {
  static final String NAME = "AudioChannelConfiguration";

  private static final String SCHEME = "urn:mpeg:mpegB:cicp:ChannelConfiguration";

  /** The usual layout of so many channels: mono, stereo, 3.0, 4.0, 5.0, 5.1, 6.1, 7.1. */
  private static final Map<Integer, Integer> VALUES =
      Map.of(1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 11, 8, 12);

  private ChannelConfiguration() {}

  static int value(int channels) {
    Integer value = VALUES.get(channels);
    if (value == null) {
      throw new IllegalArgumentException("channels: expected 1 to 8, found " + channels);
    }
    return value;
  }

  static int read(XmlElement in) throws MediaException {
    if (!in.required("schemeIdUri").equals(SCHEME)) {
      throw in.unsupported("scheme " + in.required("schemeIdUri") + " is not handled");
    }
    long value = in.number("value", Integer.MAX_VALUE);
    for (Map.Entry<Integer, Integer> entry : VALUES.entrySet()) {
      if (entry.getValue() == value) {
        return entry.getKey();
      }
    }
    throw in.unsupported("channel configuration " + value + " is not handled");
  }

  static void write(XmlOut out, int channels) {
    out.open(NAME).attribute("schemeIdUri", SCHEME).attribute("value", value(channels)).close();
  }
}

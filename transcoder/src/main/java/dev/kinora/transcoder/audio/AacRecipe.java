package dev.kinora.transcoder.audio;

import dev.kinora.packager.title.Rendition;
import dev.kinora.transcoder.ffmpeg.AudioEncoder;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import java.io.IOException;
import java.util.Map;

/** How sound is encoded. Part of every audio rendition's identity. */
final class AacRecipe {
  /** Samples in an AAC frame (ISO/IEC 14496-3). */
  static final int FRAME_SAMPLES = 1024;

  /** Frames before a span that are encoded and thrown away; with fewer, joins can be heard. */
  static final int LEAD_IN_FRAMES = 16;

  /**
   * Silent frames before those. The encoder's rate control never leaves the state that a loud start
   * puts it in: a steady tone then keeps 20 dB more noise than one that began in silence.
   */
  static final int SILENT_FRAMES = 16;

  private static final long BITS_PER_SECOND_A_CHANNEL = 64_000;

  private AacRecipe() {}

  static SoundShape shape(Rendition.Audio rendition) {
    return SoundShape.floatPlanes(rendition.sampleRate(), rendition.channels());
  }

  static AudioEncoder open(Rendition.Audio rendition) throws IOException {
    return AudioEncoder.open(
        "aac", shape(rendition), BITS_PER_SECOND_A_CHANNEL * rendition.channels(), Map.of());
  }
}

package dev.kinora.transcoder.video;

import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.VideoRecipe;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.PictureShape;
import dev.kinora.transcoder.ffmpeg.VideoEncoderSettings;
import java.util.Map;
import java.util.TreeMap;

/** What a rung's encoder is told. Pure: the recipe and nothing else decides. */
final class RungSettings {
  /**
   * Key frames stand where the timeline has them and nowhere else: none by distance, and a scene
   * change gives a picture without references but not a key frame. {@code annexb=0} gives NAL units
   * with their lengths, as MP4 holds them.
   */
  private static final String ALWAYS =
      "keyint=infinite:min-keyint=1000000:open-gop=0:annexb=0:cpu-independent=1:vbv-init=0.6";

  private RungSettings() {}

  static VideoEncoderSettings of(Rendition.Video rung, PictureColor color) {
    VideoRecipe recipe = rung.recipe();
    Map<String, String> options = new TreeMap<>();
    options.put("preset", recipe.preset());
    options.put("crf", Integer.toString(recipe.quality()));
    options.put("maxrate", Long.toString(recipe.maxBitsPerSecond()));
    options.put("bufsize", Long.toString(recipe.bufferBits()));
    options.put("forced-idr", "1");
    options.put("x264-params", ALWAYS);
    return new VideoEncoderSettings(
        recipe.encoder(),
        PictureShape.yuv420p(rung.width(), rung.height()),
        color,
        rung.frameRate(),
        Integer.MAX_VALUE,
        recipe.threads(),
        options);
  }
}

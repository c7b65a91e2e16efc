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
  private static final String X264 =
      "keyint=infinite:min-keyint=1000000:open-gop=0:annexb=0:cpu-independent=1:vbv-init=0.6";

  /**
   * As for x264; one thread and no rows in parallel, since the rate control looks at what is
   * finished.
   */
  private static final String X265 =
      "keyint=-1:min-keyint=1:scenecut=0:open-gop=0:repeat-headers=0:info=0:pools=none"
          + ":frame-threads=1:wpp=0:bframes=3:vbv-init=0.6:log-level=error";

  /** One thread; no key frame but the first of a span and those asked for. */
  private static final String SVT_AV1 = "lp=1:scd=0";

  private static final int ONE_DISTANT_FRAME = 1 << 20;

  private RungSettings() {}

  static VideoEncoderSettings of(Rendition.Video rung, PictureColor color) {
    VideoRecipe recipe = rung.recipe();
    return new VideoEncoderSettings(
        recipe.encoder(),
        PictureShape.yuv420p(rung.width(), rung.height()),
        color,
        rung.frameRate(),
        recipe.encoder().equals("libx264") ? Integer.MAX_VALUE : ONE_DISTANT_FRAME,
        recipe.threads(),
        options(recipe));
  }

  private static Map<String, String> options(VideoRecipe recipe) {
    Map<String, String> options = new TreeMap<>();
    options.put("crf", Integer.toString(recipe.quality()));
    switch (recipe.encoder()) {
      case "libx264" -> {
        capped(options, recipe);
        options.put("preset", recipe.preset());
        options.put("forced-idr", "1");
        options.put("x264-params", X264);
      }
      case "libx265" -> {
        capped(options, recipe);
        options.put("preset", recipe.preset());
        options.put("forced-idr", "1");
        options.put("x265-params", X265);
      }
      case "libsvtav1" -> {
        capped(options, recipe);
        options.put("preset", recipe.preset());
        options.put("svtav1-params", SVT_AV1);
      }
      case "libvpx-vp9" -> {
        // With a rate and a quality, quality decides until the rate is reached.
        options.put("b", Long.toString(recipe.maxBitsPerSecond()));
        options.put("cpu-used", recipe.preset());
        options.put("deadline", "good");
        options.put("row-mt", "0");
        options.put("lag-in-frames", "16");
        options.put("auto-alt-ref", "1");
      }
      default ->
          throw new IllegalArgumentException(
              "expected an encoder of rungs, found " + recipe.encoder());
    }
    return options;
  }

  private static void capped(Map<String, String> options, VideoRecipe recipe) {
    options.put("maxrate", Long.toString(recipe.maxBitsPerSecond()));
    options.put("bufsize", Long.toString(recipe.bufferBits()));
  }
}

package dev.kinora.transcoder.ffmpeg;

import java.util.Map;
import java.util.TreeMap;

/**
 * What may happen when somebody else's file is opened. Only {@code file:} of the very name that was
 * given, only ordinary media formats (never one that names other files or addresses, such as a
 * playlist), only decoders in wide use, and bounds on everything a header can claim.
 */
final class InputRules {
  /** Formats that hold their media themselves. */
  static final String FORMATS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mpegts,mpeg,avi,flv,ogg,asf,mxf,"
          + "mp3,aac,ac3,eac3,flac,wav,w64,aiff,caf";

  /** Decoders by libavcodec's names; an ordinary film needs no other. */
  static final String DECODERS =
      "h264,hevc,av1,libaom-av1,libdav1d,vp8,vp9,libvpx,libvpx-vp9,vvc,theora,vp6f,vp6,flv,"
          + "mpeg1video,mpeg2video,mpegvideo,mpeg4,msmpeg4v1,msmpeg4v2,msmpeg4,h263,h263p,"
          + "wmv1,wmv2,wmv3,vc1,mjpeg,png,dvvideo,prores,dnxhd,ffv1,huffyuv,ffvhuff,utvideo,rawvideo,"
          + "svq3,cinepak,"
          + "aac,aac_latm,mp3float,mp3,mp2float,mp2,mp1float,mp1,ac3,eac3,dca,truehd,mlp,opus,libopus,"
          + "vorbis,flac,alac,wmav1,wmav2,wmapro,wmalossless,amrnb,amrwb,libopencore_amrnb,"
          + "libopencore_amrwb,wavpack,adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,adpcm_swf,"
          + "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_u8,pcm_s8,pcm_f32le,"
          + "pcm_f32be,pcm_f64le,pcm_f64be,pcm_alaw,pcm_mulaw,pcm_bluray,pcm_dvd";

  /** 8192 x 5120: room for 8K, none for a decompression bomb. */
  static final long MAX_PIXELS = 8192L * 5120;

  static final int MAX_STREAMS = 100;

  /** What publishers send. */
  private static final String FEED_FORMATS = "matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,mpegts";

  /** Pictures beside films. */
  private static final String PICTURE_FORMATS = "jpeg_pipe,png_pipe";

  private static final String PICTURE_DECODERS = "mjpeg,png";

  private InputRules() {}

  static Map<String, String> formatOptions() {
    Map<String, String> options = new TreeMap<>();
    options.put("protocol_whitelist", "file");
    options.put("format_whitelist", FORMATS);
    options.put("codec_whitelist", DECODERS);
    options.put("max_streams", Integer.toString(MAX_STREAMS));
    options.put("probesize", "10000000");
    options.put("analyzeduration", "10000000");
    options.put("max_probe_packets", "5000");
    // QuickTime references to samples in other files.
    options.put("enable_drefs", "0");
    options.put("use_absolute_path", "0");
    return options;
  }

  /**
   * For a stream that is still being sent: no protocol at all, fewer formats, and a shorter look
   * ahead, which its viewers wait for.
   */
  static Map<String, String> feedOptions() {
    Map<String, String> options = formatOptions();
    options.put("protocol_whitelist", "none");
    options.put("format_whitelist", FEED_FORMATS);
    options.put("probesize", "5000000");
    options.put("analyzeduration", "1500000");
    options.put("fpsprobesize", "0");
    return options;
  }

  /** For a single picture: fewer formats and decoders still. */
  static Map<String, String> pictureOptions() {
    Map<String, String> options = formatOptions();
    options.put("format_whitelist", PICTURE_FORMATS);
    options.put("codec_whitelist", PICTURE_DECODERS);
    return options;
  }

  /** For finding what is wrong: every error counts, and pictures are not smoothed. */
  static Map<String, String> strictDecoderOptions() {
    Map<String, String> options = decoderOptions(1);
    options.put("err_detect", "explode");
    options.put("skip_loop_filter", "all");
    return options;
  }

  static Map<String, String> decoderOptions(int threads) {
    Map<String, String> options = new TreeMap<>();
    options.put("codec_whitelist", DECODERS);
    options.put("max_pixels", Long.toString(MAX_PIXELS));
    options.put("threads", Integer.toString(threads));
    return options;
  }
}

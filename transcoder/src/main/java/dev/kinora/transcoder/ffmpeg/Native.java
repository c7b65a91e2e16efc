package dev.kinora.transcoder.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_WARNING;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Loads the native libraries once and answers what build they are. */
public final class Native {
  private static final int X86_BASELINE =
      avutil.AV_CPU_FLAG_MMX
          | avutil.AV_CPU_FLAG_MMXEXT
          | avutil.AV_CPU_FLAG_CMOV
          | avutil.AV_CPU_FLAG_SSE
          | avutil.AV_CPU_FLAG_SSE2;

  private static final Object LOCK = new Object();
  private static boolean loaded;

  private Native() {}

  /** Loads libavutil with our log handler; the other libraries follow on first use. */
  public static void load() {
    synchronized (LOCK) {
      if (!loaded) {
        NativeLog.install(AV_LOG_WARNING);
        loaded = true;
      }
    }
  }

  /** Versions that decide the encoders' bytes, such as {@code ffmpeg 8.0.1, Lavc62.11.100}. */
  public static String version() {
    load();
    return "ffmpeg " + avutil.av_version_info().getString() + ", " + avcodec.LIBAVCODEC_IDENT();
  }

  /** The instruction sets that libav* believes this processor to have, as its bit mask. */
  public static int cpuFlags() {
    load();
    return avutil.av_get_cpu_flags();
  }

  /**
   * Holds libav* in this process down to what every processor of the platform has: SSE2 on x86-64;
   * elsewhere there is no lesser common ground than what was found. Affects contexts made
   * afterwards.
   */
  public static void forceBaseline() {
    String machine = System.getProperty("os.arch");
    if (machine.equals("amd64") || machine.equals("x86_64")) {
      forceCpuFlags(cpuFlags() & X86_BASELINE);
    }
  }

  /**
   * Holds libav* in this process down to a set of instructions. Affects contexts made afterwards;
   * never call it while others work.
   *
   * @param flags libavutil's bit mask, or -1 to detect again
   */
  public static void forceCpuFlags(int flags) {
    load();
    avutil.av_force_cpu_flags(flags);
  }
}

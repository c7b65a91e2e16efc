package dev.kinora.transcoder.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EIO;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Lets libavformat read bytes as they arrive. There is no way back and no address behind them, so
 * nothing else can be opened through it.
 */
final class FeedInput extends Handle {
  private static final int BUFFER_BYTES = 1 << 15;

  final AVIOContext av;
  private final Reader reader;

  FeedInput(ByteFeed feed) {
    reader = new Reader(feed);
    BytePointer buffer =
        NativeError.checkAllocated(
            new BytePointer(avutil.av_malloc(BUFFER_BYTES)), "a buffer for a feed");
    av =
        NativeError.checkAllocated(
            avformat.avio_alloc_context(buffer, BUFFER_BYTES, 0, null, reader, null, null),
            "input from a feed");
    av.seekable(0);
  }

  /** What went wrong while reading, which libavformat reports as a number only. */
  Optional<IOException> failure() {
    return Optional.ofNullable(reader.failure);
  }

  @Override
  void free() {
    // The buffer may be another one than at first.
    avutil.av_free(av.buffer());
    avformat.avio_context_free(av);
    reader.close();
  }

  /** Called by native code; referred to by {@link FeedInput} as long as that can happen. */
  private static final class Reader extends Read_packet_Pointer_BytePointer_int {
    private final ByteFeed feed;
    private volatile @Nullable IOException failure;

    Reader(ByteFeed feed) {
      this.feed = feed;
    }

    @Override
    public int call(Pointer opaque, BytePointer into, int size) {
      try {
        ByteBuffer target = into.capacity(size).asByteBuffer();
        int read = feed.read(target);
        return read <= 0 ? AVERROR_EOF : read;
      } catch (IOException e) {
        failure = e;
        return AVERROR_EIO();
      } catch (RuntimeException | Error e) {
        // An exception must not cross native frames.
        failure = new IOException("reading a feed failed", e);
        return AVERROR_EIO();
      }
    }
  }
}

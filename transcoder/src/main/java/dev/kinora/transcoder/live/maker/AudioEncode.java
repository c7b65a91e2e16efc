package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.cmaf.CmafSample;
import dev.kinora.packager.live.LiveTrack;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.audio.Planes;
import dev.kinora.transcoder.ffmpeg.AudioEncoder;
import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.Resampler;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import dev.kinora.transcoder.ffmpeg.StreamView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Encodes sound as AAC. Every sample has its place on the timeline: what is missing is silence,
 * what overlaps is left out, and what is off by no more than rounding follows the sample before it.
 */
final class AudioEncode implements TrackMaker {
  private static final int RATE = 48_000;
  private static final long BITS_A_CHANNEL = 64_000;

  /** 15 ms: stamps in milliseconds, or taken from a clock on the wall, jitter by as much. */
  private static final long TOLERANCE_SAMPLES = 720;

  private final StreamView view;
  private final SourceClock clock;
  private final SourceClock.Track times;
  private final Rational start;
  private final LiveOutput output;
  private final Decoder decoder;
  private final Frame decoded = new Frame();
  private final Frame converted = new Frame();
  private final Packet packet = new Packet();
  private @Nullable Encoding encoding;

  /** The encoder and what goes into it, once it is known how many channels there are. */
  private final class Encoding implements AutoCloseable {
    private final SoundShape shape;
    private final AudioEncoder encoder;
    private final Frame block;
    private Resampler resampler;
    private SoundShape from;
    private int filled;
    private long nextSample;

    Encoding(SoundShape from) throws IOException {
      this.from = from;
      this.shape = SoundShape.floatPlanes(RATE, Math.min(2, from.channels()));
      this.encoder = AudioEncoder.open("aac", shape, BITS_A_CHANNEL * shape.channels(), Map.of());
      this.resampler = Resampler.to(shape);
      this.block = Frame.sound(shape, encoder.frameSamples());
      this.nextSample = start.times(RATE).ceil();
    }

    void convert(Frame frame) throws IOException {
      if (!frame.soundShape().equals(from)) {
        resampler.close();
        resampler = Resampler.to(shape);
        from = frame.soundShape();
      }
      resampler.convert(frame, converted);
    }

    /** Puts the converted samples where their stamp says. */
    void place(long stated) throws MediaException, IOException {
      int skipped = 0;
      long off = stated - nextSample;
      boolean contiguous = filled > 0 && Math.abs(off) <= TOLERANCE_SAMPLES;
      if (!contiguous && off > 0) {
        append(null, 0, off);
      } else if (!contiguous) {
        skipped = (int) Math.min(converted.sampleCount(), -off);
      }
      append(converted, skipped, converted.sampleCount() - skipped);
    }

    /** Adds samples of a frame, or silence. */
    void append(@Nullable Frame frame, int from, long count) throws MediaException, IOException {
      long done = 0;
      while (done < count) {
        int fits = (int) Math.min(count - done, block.sampleCount() - filled);
        if (frame == null) {
          Planes.silence(block, filled, fits);
        } else {
          Planes.copy(frame, from + (int) done, block, filled, fits);
        }
        filled += fits;
        nextSample += fits;
        done += fits;
        if (filled == block.sampleCount()) {
          send();
        }
      }
    }

    private void send() throws MediaException, IOException {
      encoder.send(block, nextSample - filled);
      filled = 0;
      receive();
    }

    private void receive() throws MediaException, IOException {
      while (encoder.receive(packet)) {
        CmafSample sample =
            CmafSample.sync(ByteBuffer.wrap(packet.bytes()), encoder.frameSamples());
        if (packet.ptsTicks() >= start.times(RATE).ceil()) {
          output.sound(new TimedSample(sample, packet.ptsTicks()));
        }
      }
    }

    void finish() throws MediaException, IOException {
      if (filled > 0) {
        append(null, 0, block.sampleCount() - filled);
      }
      encoder.finish();
      receive();
    }

    @Override
    public void close() {
      resampler.close();
      block.close();
      encoder.close();
    }
  }

  AudioEncode(Demuxer source, StreamView view, SourceClock clock, Rational start, LiveOutput output)
      throws MediaException, IOException {
    this.view = view;
    this.clock = clock;
    this.times = clock.new Track();
    this.start = start;
    this.output = output;
    this.decoder = Decoder.open(source, view.index(), 1);
  }

  @Override
  public void take(Packet next) throws MediaException, IOException {
    Optional<Stamps> stamps = Stamps.of(next, view.timeBase());
    if (!clock.isAnchored() && stamps.isPresent()) {
      clock.anchor(stamps.get().shown(), start);
    }
    if (clock.isAnchored() && decoder.send(next)) {
      receive();
    }
  }

  private void receive() throws MediaException, IOException {
    while (decoder.receive(decoded) == Decoder.Received.FRAME) {
      long ticks = decoded.bestTimeTicks();
      if (ticks == Packet.NO_TIME || decoded.sampleCount() == 0) {
        continue;
      }
      Rational time = times.place(view.timeBase().times(ticks));
      Encoding open = opened();
      open.convert(decoded);
      open.place(time.times(RATE).round());
    }
  }

  private Encoding opened() throws MediaException, IOException {
    Encoding open = encoding;
    if (open == null) {
      open = new Encoding(decoded.soundShape());
      encoding = open;
      declare(open);
    }
    return open;
  }

  private void declare(Encoding open) throws MediaException, IOException {
    TrackInit init = TrackInit.of(open.encoder, LiveOutput.SOUND_TRACK, RATE);
    long bits = BITS_A_CHANNEL * open.shape.channels();
    output.declareSound(
        new LiveTrack.Audio(
            "audio",
            init.codecs(),
            init.bytes(),
            RATE,
            2 * bits,
            bits,
            RATE,
            open.shape.channels(),
            0,
            Optional.empty()));
  }

  @Override
  public Optional<Rational> reached() {
    Encoding open = encoding;
    return open == null ? Optional.empty() : Optional.of(Rational.of(open.nextSample, RATE));
  }

  @Override
  public void follow(Rational seconds) throws MediaException, IOException {
    Encoding open = encoding;
    if (open != null) {
      open.append(null, 0, Math.max(0, seconds.times(RATE).round() - open.nextSample));
    }
  }

  @Override
  public void finish(Rational until) throws MediaException, IOException {
    decoder.finish();
    receive();
    follow(until);
    Encoding open = encoding;
    if (open != null) {
      open.finish();
    }
  }

  @Override
  public void close() {
    Encoding open = encoding;
    if (open != null) {
      open.close();
    }
    packet.close();
    converted.close();
    decoded.close();
    decoder.close();
  }
}

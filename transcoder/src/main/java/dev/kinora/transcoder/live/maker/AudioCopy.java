package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AdtsHeader;
import dev.kinora.packager.bitstream.AudioSpecificConfig;
import dev.kinora.packager.cmaf.CmafSample;
import dev.kinora.packager.live.LiveTrack;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.StreamView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Takes over AAC as it is, one frame after another. Where stamps say that some are missing, silent
 * ones stand in; where there are too many, one is left out; so sound is never more than one and a
 * half frames from where it belongs.
 */
final class AudioCopy implements TrackMaker {
  private static final int FRAME_SAMPLES = 1024;
  private static final long TOLERANCE_SAMPLES = FRAME_SAMPLES * 3L / 2;

  /** Bits that AAC takes a second and channel at most. */
  private static final long BITS_A_CHANNEL = 96_000;

  private final Demuxer source;
  private final StreamView view;
  private final SourceClock clock;
  private final SourceClock.Track times;
  private final Rational start;
  private final LiveOutput output;
  private final boolean framed;
  private Optional<AudioSpecificConfig> configuration = Optional.empty();
  private Optional<ByteBuffer> silence = Optional.empty();
  private long nextSample = -1;
  private boolean begun;

  AudioCopy(Demuxer source, StreamView view, SourceClock clock, Rational start, LiveOutput output)
      throws MediaException {
    this.source = source;
    this.view = view;
    this.clock = clock;
    this.times = clock.new Track();
    this.start = start;
    this.output = output;
    byte[] bytes = source.configuration(view.index());
    this.framed = bytes.length == 0;
    if (!framed) {
      configuration = Optional.of(AudioSpecificConfig.read(Bytes.copyOf(bytes)));
    }
  }

  @Override
  public void take(Packet packet) throws MediaException, IOException {
    Optional<Stamps> stamps = Stamps.of(packet, view.timeBase());
    if (stamps.isEmpty() || packet.sizeBytes() == 0 || packet.isCorrupt()) {
      return;
    }
    ByteBuffer frame = ByteBuffer.wrap(packet.bytes());
    if (framed) {
      AdtsHeader header = AdtsHeader.read(frame);
      if (configuration.isEmpty()) {
        configuration = Optional.of(header.config());
      }
      frame = frame.slice(header.headerBytes(), header.frameBytes() - header.headerBytes());
    }
    if (!clock.isAnchored()) {
      clock.anchor(stamps.get().shown(), start);
    }
    place(frame, times.place(stamps.get().shown()));
  }

  private void place(ByteBuffer frame, Rational time) throws MediaException, IOException {
    int rate = configuration.orElseThrow().sampleRate();
    long stated = time.times(rate).round();
    if (nextSample < 0) {
      long first = start.times(rate).ceil();
      if (stated < first) {
        return;
      }
      declare();
      nextSample = stated - (stated - first) / FRAME_SAMPLES * FRAME_SAMPLES;
    }
    boolean missing = stated - nextSample > TOLERANCE_SAMPLES;
    while ((missing || !begun) && stated - nextSample > FRAME_SAMPLES / 2) {
      emit(silent());
    }
    begun = true;
    if (nextSample - stated <= TOLERANCE_SAMPLES) {
      emit(frame);
    }
  }

  private void emit(ByteBuffer frame) throws MediaException, IOException {
    output.sound(new TimedSample(CmafSample.sync(frame, FRAME_SAMPLES), nextSample));
    nextSample += FRAME_SAMPLES;
  }

  private ByteBuffer silent() throws IOException {
    if (silence.isEmpty()) {
      silence = Optional.of(SilentFrame.of(configuration.orElseThrow().sampleRate(), channels()));
    }
    return silence.get();
  }

  private int channels() {
    int core = configuration.orElseThrow().channelConfiguration();
    return core >= 1 && core <= 6 ? core : core == 7 ? 8 : Math.clamp(view.channels(), 1, 8);
  }

  private void declare() throws MediaException, IOException {
    AudioSpecificConfig known = configuration.orElseThrow();
    TrackInit init =
        TrackInit.taken(
            source,
            view.index(),
            known.write().toArray(),
            LiveOutput.SOUND_TRACK,
            known.sampleRate(),
            0);
    int heard = known.outputChannels().orElse(channels());
    output.declareSound(
        new LiveTrack.Audio(
            "audio",
            init.codecs(),
            init.bytes(),
            known.sampleRate(),
            2 * BITS_A_CHANNEL * heard,
            BITS_A_CHANNEL * heard,
            known.outputSampleRate(),
            heard,
            0,
            Optional.empty()));
  }

  @Override
  public Optional<Rational> reached() {
    return nextSample < 0
        ? Optional.empty()
        : Optional.of(Rational.of(nextSample, configuration.orElseThrow().sampleRate()));
  }

  @Override
  public void follow(Rational seconds) throws MediaException, IOException {
    if (begun) {
      long until = seconds.times(configuration.orElseThrow().sampleRate()).round();
      while (until - nextSample > FRAME_SAMPLES / 2) {
        emit(silent());
      }
    }
  }

  @Override
  public void finish(Rational until) throws MediaException, IOException {
    // Every frame left when it came.
    follow(until);
  }

  @Override
  public void close() {
    // Nothing native is held.
  }
}

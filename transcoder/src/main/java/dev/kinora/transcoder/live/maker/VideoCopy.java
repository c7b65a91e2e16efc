package dev.kinora.transcoder.live.maker;

import static dev.kinora.transcoder.live.maker.LiveOutput.PICTURE_TIMESCALE;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.bitstream.H264Sps;
import dev.kinora.packager.bitstream.H264Vui;
import dev.kinora.packager.cmaf.CmafSample;
import dev.kinora.packager.cmaf.SampleKind;
import dev.kinora.packager.live.LiveTrack;
import dev.kinora.packager.time.Rational;
import dev.kinora.transcoder.ffmpeg.Decoder;
import dev.kinora.transcoder.ffmpeg.Demuxer;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.PictureColor;
import dev.kinora.transcoder.ffmpeg.StreamView;
import dev.kinora.transcoder.live.wire.Admission;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes over H.264 as it is. Begins at the first key frame. */
final class VideoCopy implements TrackMaker {
  private final Demuxer source;
  private final StreamView view;
  private final SourceClock clock;
  private final SourceClock.Track times;
  private final Admission admission;
  private final LiveOutput output;
  private Optional<AvcConfiguration> configuration;
  private Optional<LiveTrack.Video> declared = Optional.empty();
  private final int lengthSizeBytes;
  private final Keeping keeping;

  /** No picture is said to last longer; what a source leaves out beyond that is a hole. */
  private final long mostTicks;

  private boolean allowsRung;
  private long reorderTicks;
  private long endTicks = -1;
  private Optional<Rational> lastDecoded = Optional.empty();
  private Optional<Held> held = Optional.empty();
  private Optional<CopyRung> rung = Optional.empty();
  private long lastDurationTicks = PICTURE_TIMESCALE / 30;

  /** The last picture, whose length the next one tells. */
  private record Held(ByteBuffer data, SampleKind kind, long startTicks, long offsetTicks) {}

  VideoCopy(
      Demuxer source,
      StreamView view,
      SourceClock clock,
      Admission admission,
      LiveOutput output,
      Keeping keeping)
      throws MediaException {
    this.keeping = keeping;
    this.mostTicks = (long) admission.targetSeconds() * PICTURE_TIMESCALE;
    this.allowsRung = admission.lowerRung();
    this.admission = admission;
    this.source = source;
    this.view = view;
    this.clock = clock;
    this.times = clock.new Track();
    this.output = output;
    byte[] bytes = source.configuration(view.index());
    boolean stated = bytes.length > 6 && bytes[0] == 1;
    this.configuration =
        stated ? Optional.of(AvcConfiguration.read(Bytes.copyOf(bytes))) : Optional.empty();
    this.lengthSizeBytes = configuration.map(AvcConfiguration::lengthSizeBytes).orElse(0);
  }

  @Override
  public void take(Packet packet) throws MediaException, IOException {
    Optional<Stamps> stamps = Stamps.of(packet, view.timeBase());
    if (stamps.isEmpty() || packet.sizeBytes() == 0 || packet.isCorrupt()) {
      return;
    }
    AccessUnit unit = AccessUnit.read(ByteBuffer.wrap(packet.bytes()), lengthSizeBytes);
    boolean key =
        unit.kind() == SampleKind.SYNC || (packet.isKey() && unit.kind() == SampleKind.INTRA);
    boolean fresh = key && learn(unit);
    if (configuration.isEmpty() || (declared.isEmpty() && !key)) {
      return;
    }
    if (!clock.isAnchored()) {
      clock.anchor(stamps.get().shown(), admission.startSeconds());
    }
    long shownTicks = place(unit, complete(packet, stamps.get()), key, fresh || declared.isEmpty());
    if (rung.isPresent()) {
      rung.get().take(packet, times.shift(), key, shownTicks);
      dropRungIfOver();
    }
  }

  private void dropRungIfOver() throws IOException {
    if (rung.isPresent() && rung.get().isOver()) {
      rung.get().close();
      rung = Optional.empty();
      allowsRung = false;
      output.drop(VideoEncode.RUNG);
    }
  }

  /**
   * Matroska does not store when pictures are decoded, and libavformat finds it out only after a
   * few; until then it follows from how far this stream reorders.
   */
  private Stamps complete(Packet packet, Stamps stamps) throws MediaException {
    Rational frame = PictureRate.of(view).inverse();
    Rational decoded =
        packet.dtsTicks() != Packet.NO_TIME
            ? stamps.decoded()
            : lastDecoded.isPresent()
                ? lastDecoded.get().plus(frame)
                : stamps.shown().minus(frame.times(reorderFrames()));
    lastDecoded = Optional.of(decoded);
    return new Stamps(decoded, stamps.shown());
  }

  private int reorderFrames() throws MediaException {
    H264Sps sps = H264Sps.read(configuration.orElseThrow().sequenceParameterSets().getFirst());
    return sps.vui().map(H264Vui::maxReorderFrames).orElse(OptionalInt.empty()).orElse(0);
  }

  /** Takes note of parameter sets; whether they are others than before. */
  private boolean learn(AccessUnit unit) throws MediaException {
    if (unit.sps().isEmpty() || unit.pps().isEmpty()) {
      return false;
    }
    AvcConfiguration found = AvcConfiguration.of(unit.sps(), unit.pps());
    boolean same =
        configuration
            .filter(known ->
                known.sequenceParameterSets().equals(found.sequenceParameterSets())
                    && known.pictureParameterSets().equals(found.pictureParameterSets()))
            .isPresent();
    if (!same) {
      configuration = Optional.of(found);
    }
    return !same;
  }

  /** Returns when it is shown. */
  private long place(AccessUnit unit, Stamps stamps, boolean key, boolean fresh)
      throws MediaException, IOException {
    Rational placed = times.place(stamps.decoded());
    Rational shown = stamps.shown().plus(times.shift());
    if (fresh) {
      reorderTicks = ticks(stamps.shown().minus(stamps.decoded()));
    }
    long shownTicks = ticks(shown);
    // At a key frame decoding and showing are the reorder delay apart; in between as the source
    // says.
    long wanted = key ? shownTicks : ticks(placed) + reorderTicks;
    long startTicks = held.map(last -> Math.max(wanted, last.startTicks() + 1)).orElse(wanted);
    letGo(startTicks);
    if (fresh) {
      declare(startTicks);
    }
    long offset = Math.max(0, shownTicks + reorderTicks - startTicks);
    held =
        Optional.of(
            new Held(unit.sample(), key ? SampleKind.SYNC : unit.kind(), startTicks, offset));
    return shownTicks;
  }

  private void letGo(long nextTicks) throws MediaException, IOException {
    if (held.isPresent()) {
      Held last = held.get();
      lastDurationTicks = Math.min(nextTicks - last.startTicks(), mostTicks);
      CmafSample sample =
          new CmafSample(last.data(), lastDurationTicks, last.offsetTicks(), last.kind());
      output.picture(declared.orElseThrow(), new TimedSample(sample, last.startTicks()));
      endTicks = last.startTicks() + lastDurationTicks;
    }
    held = Optional.empty();
  }

  private void declare(long startTicks) throws MediaException, IOException {
    AvcConfiguration known = configuration.orElseThrow();
    H264Sps sps = H264Sps.read(known.sequenceParameterSets().getFirst());
    AvcConfiguration four =
        new AvcConfiguration(
            known.profile(),
            known.compatibility(),
            known.level(),
            4,
            known.sequenceParameterSets(),
            known.pictureParameterSets(),
            known.extension());
    TrackInit init =
        TrackInit.taken(
            source,
            view.index(),
            four.write().toArray(),
            LiveOutput.PICTURE_TRACK,
            PICTURE_TIMESCALE,
            reorderTicks);
    Rational rate = PictureRate.of(view);
    long bits = PictureRate.bitsPerSecond(sps.width(), sps.height(), rate);
    Rational aspect = sps.vui().flatMap(vui -> vui.pixelAspect()).orElse(Rational.ONE);
    LiveTrack.Video track =
        new LiveTrack.Video(
            "video",
            init.codecs(),
            init.bytes(),
            PICTURE_TIMESCALE,
            2 * bits,
            bits,
            Math.toIntExact(Math.max(1, aspect.times(sps.width()).round())),
            sps.height(),
            rate);
    declared = Optional.of(track);
    List<LiveTrack.Video> tracks = new ArrayList<>(List.of(track));
    endRung();
    rung = openRung(track);
    rung.ifPresent(smaller -> tracks.add(smaller.track()));
    output.declarePictures(tracks, startTicks);
  }

  private Optional<CopyRung> openRung(LiveTrack.Video track) throws MediaException, IOException {
    int height = VideoEncode.even(track.height() / 2);
    if (!allowsRung || height < VideoEncode.LEAST_RUNG_HEIGHT) {
      return Optional.empty();
    }
    int width = VideoEncode.even(track.width() / 2);
    PictureColor color = source.color(view.index()).tagged(track.height());
    // More threads would hold pictures back.
    Decoder decoder = Decoder.open(source, view.index(), 1);
    try {
      PictureEncoder encoder =
          PictureEncoder.open(VideoEncode.RUNG, width, height, color, track.frameRate(), output);
      return Optional.of(new CopyRung(encoder, decoder, view.timeBase(), keeping));
    } catch (MediaException | IOException | RuntimeException | Error e) {
      decoder.close();
      throw e;
    }
  }

  private void endRung() throws IOException {
    if (rung.isPresent()) {
      try (CopyRung last = rung.get()) {
        last.finish();
      }
    }
    rung = Optional.empty();
  }

  private static long ticks(Rational seconds) {
    return seconds.times(PICTURE_TIMESCALE).round();
  }

  @Override
  public Optional<Rational> reached() {
    return Optional.of(endTicks)
        .filter(ticks -> ticks >= 0)
        .map(ticks -> Rational.of(ticks, PICTURE_TIMESCALE));
  }

  @Override
  public void finish(Rational until) throws MediaException, IOException {
    if (held.isPresent()) {
      letGo(held.get().startTicks() + lastDurationTicks);
    }
    endRung();
  }

  @Override
  public void close() {
    rung.ifPresent(CopyRung::close);
  }
}

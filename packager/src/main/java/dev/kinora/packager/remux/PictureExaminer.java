package dev.kinora.packager.remux;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.bitstream.H264Sps;
import dev.kinora.packager.source.CodedSample;
import dev.kinora.packager.source.CodedTrack;
import dev.kinora.packager.source.MediaSource;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceTrack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what the rule wants to know of pictures. */
final class PictureExaminer {
  /** Of more key frames, this many are looked at, evenly; the others when they are asked for. */
  private static final int MOST_LOOKS = 1024;

  /** Fewer frames of delay than the ladder's own encoder needs would not fit its rungs. */
  private static final int LEAST_DELAY_FRAMES = 2;

  /** How far container and decoder may be apart, in seconds. */
  private static final Rational SLACK = Rational.of(5, 1000);

  private final MediaSource source;
  private final CodedTrack track;
  private final SourceTrack.Video probed;
  private final CopiedPictures pictures;
  private final long frameCount;
  private int open;
  private int changing;

  private PictureExaminer(
      MediaSource source, CodedTrack track, SourceTrack.Video probed, long frameCount)
      throws MediaException, IOException {
    this.source = source;
    this.track = track;
    this.probed = probed;
    this.frameCount = frameCount;
    this.pictures = CopiedPictures.of(source, track, probed.frameRate());
  }

  /**
   * Judges the picture.
   *
   * @throws MediaException with the reason when it has to be encoded
   */
  static Copies.Picture examine(
      MediaSource source, SourceTrack.Video probed, Rational origin, long frameCount)
      throws MediaException, IOException {
    require(PictureRule.ofPicture(probed));
    CodedTrack track = CopyExaminer.track(source, probed.index(), CodedTrack.Coding.AVC);
    return new PictureExaminer(source, track, probed, frameCount).examine(probed.start().compareTo(origin) > 0);
  }

  private static void require(Optional<String> obstacle) throws MediaException.Unsupported {
    if (obstacle.isPresent()) {
      throw new MediaException.Unsupported(obstacle.get());
    }
  }

  private Copies.Picture examine(boolean soundLeads) throws MediaException, IOException {
    AvcConfiguration configuration = pictures.configuration();
    if (configuration.sequenceParameterSets().isEmpty()) {
      throw new MediaException.Unsupported("its header has no parameters");
    }
    H264Sps sps = H264Sps.read(configuration.sequenceParameterSets().getFirst());
    List<Copies.Key> keys = keys();
    long average =
        Rational.of(Math.multiplyExact(8, source.file().sizeBytes()))
            .dividedBy(Rational.of(frameCount).dividedBy(probed.frameRate()))
            .ceil();
    require(
        PictureRule.obstacle(
            new PictureFacts(
                probed,
                configuration,
                sps,
                Rational.of(longestGap(keys)).dividedBy(probed.frameRate()),
                open,
                changing,
                keysOnGrid(),
                startsAlike(),
                soundLeads,
                average)));
    return new Copies.Picture(
        track.configuration(), Math.max(delay(sps), ends(keys)), keys, average);
  }

  /** Key frames within the title that stand alone; what others begin belongs to the one before. */
  private List<Copies.Key> keys() throws MediaException, IOException {
    List<Copies.Key> keys = new ArrayList<>();
    int every = 1 + (pictures.keyCount() - 1) / MOST_LOOKS;
    for (int i = 0; i < pictures.keyCount() && pictures.keyPlace(i) < frameCount; i++) {
      KeyFrameUnits.Kind kind =
          i % every == 0 ? pictures.kind(i) : KeyFrameUnits.Kind.IDR;
      open += kind == KeyFrameUnits.Kind.OPEN ? 1 : 0;
      changing += kind == KeyFrameUnits.Kind.OTHER_PARAMETERS ? 1 : 0;
      long bytes = pictures.mostBytes(i);
      if (kind == KeyFrameUnits.Kind.IDR) {
        keys.add(new Copies.Key(pictures.keyPlace(i), bytes));
      } else if (keys.isEmpty()) {
        throw new MediaException.Unsupported("it does not begin with a key frame");
      } else {
        Copies.Key before = keys.removeLast();
        keys.add(new Copies.Key(before.frame(), before.bytes() + bytes));
      }
    }
    return keys;
  }

  private long longestGap(List<Copies.Key> keys) {
    long longest = 0;
    for (int i = 0; i < keys.size(); i++) {
      long end = i + 1 < keys.size() ? keys.get(i + 1).frame() : frameCount;
      longest = Math.max(longest, end - keys.get(i).frame());
    }
    return longest;
  }

  private boolean keysOnGrid() throws MediaException {
    for (int i = 0; i < pictures.keyCount(); i++) {
      if (!pictures.places().isOnGrid(pictures.keyTicks(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean startsAlike() {
    Rational apart = track.seconds(pictures.keyTicks(0)).minus(probed.start());
    return apart.compareTo(SLACK) < 0 && apart.negated().compareTo(SLACK) < 0;
  }

  private static int delay(H264Sps sps) {
    int stated =
        sps.vui()
            .map(vui -> vui.maxReorderFrames().orElse(sps.maxReferenceFrames()))
            .orElse(sps.maxReferenceFrames());
    return Math.max(LEAST_DELAY_FRAMES, stated);
  }

  /**
   * Looks at the pictures of the first and the last stretch.
   *
   * @return the deepest reordering there, in frames
   */
  private int ends(List<Copies.Key> keys) throws MediaException, IOException {
    long second = keys.size() > 1 ? keys.get(1).frame() : frameCount;
    long deepest = depth(0, second, second == frameCount);
    return Math.toIntExact(Math.max(deepest, depth(keys.getLast().frame(), frameCount, true)));
  }

  private long depth(long first, long end, boolean last) throws MediaException, IOException {
    List<CodedSample> samples = pictures.between(first, end, last);
    if (samples.size() != end - first) {
      throw new MediaException.Unsupported(
          "frames %d to %d hold %d pictures".formatted(first, end - 1, samples.size()));
    }
    long deepest = 0;
    for (int i = 0; i < samples.size(); i++) {
      long ticks = samples.get(i).shownTicks();
      if (!pictures.places().isOnGrid(ticks)) {
        throw new MediaException.Unsupported(
            "its pictures do not stand on the grid of its frame rate throughout");
      }
      deepest = Math.max(deepest, first + i - pictures.places().of(ticks));
    }
    return deepest;
  }
}

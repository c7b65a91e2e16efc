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
  private boolean fits = true;
  private long deepest;

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
    return new PictureExaminer(source, track, probed, frameCount)
        .examine(probed.start().compareTo(origin) > 0);
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
    lookAtStretches(keys);
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
                fits,
                startsAlike(),
                soundLeads,
                average)));
    return new Copies.Picture(
        track.configuration(), Math.toIntExact(Math.max(delay(sps), deepest)), keys, average);
  }

  /** Key frames within the title that stand alone; what others begin belongs to the one before. */
  private List<Copies.Key> keys() throws MediaException, IOException {
    List<Copies.Key> keys = new ArrayList<>();
    int every = 1 + (pictures.keyCount() - 1) / MOST_LOOKS;
    for (int i = 0; i < pictures.keyCount() && pictures.keyPlace(i) < frameCount; i++) {
      KeyFrameUnits.Kind kind = i % every == 0 ? pictures.kind(i) : KeyFrameUnits.Kind.IDR;
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

  /** Looks at the pictures of every stretch, or where that means reading the file, of both ends. */
  private void lookAtStretches(List<Copies.Key> keys) throws MediaException, IOException {
    for (int i = 0; i < keys.size(); i++) {
      if (source.listsEverySample() || i == 0 || i == keys.size() - 1) {
        boolean last = i == keys.size() - 1;
        look(keys.get(i).frame(), last ? frameCount : keys.get(i + 1).frame(), last);
      }
    }
  }

  private void look(long first, long end, boolean last) throws MediaException, IOException {
    List<CodedSample> samples = pictures.between(first, end, last);
    fits &= samples.size() <= end - first;
    for (int i = 0; i < samples.size(); i++) {
      long place = pictures.places().of(samples.get(i).shownTicks());
      deepest = Math.max(deepest, first + i - place);
    }
  }
}

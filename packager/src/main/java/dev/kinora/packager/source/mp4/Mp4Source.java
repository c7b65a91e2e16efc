package dev.kinora.packager.source.mp4;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.source.CodedSample;
import dev.kinora.packager.source.CodedTrack;
import dev.kinora.packager.source.MediaSource;
import dev.kinora.packager.source.SourceFile;
import dev.kinora.packager.time.Rational;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** An MP4 or MOV file whose samples are all listed in its {@code moov}. */
public final class Mp4Source implements MediaSource {
  private static final int MOST_TRACKS = 64;
  private static final int MVHD_BYTES = 200;

  private final SourceFile file;
  private final List<Mp4Track> tracks;

  private Mp4Source(SourceFile file, List<Mp4Track> tracks) {
    this.file = file;
    this.tracks = tracks;
  }

  /**
   * Reads the tables; the file is closed with this, or by the caller when this throws.
   *
   * @throws MediaException.Malformed if the tables break the format's rules
   * @throws MediaException.Unsupported if samples are listed elsewhere than in the {@code moov}
   */
  public static Mp4Source open(SourceFile file) throws MediaException, IOException {
    List<BoxPlace> top = BoxPlace.in(file, "file", 0, file.sizeBytes());
    Optional<BoxPlace> moov = BoxPlace.first(top, "moov");
    if (moov.isEmpty()) {
      throw new MediaException.Malformed("file", "a box moov", "none");
    }
    List<BoxPlace> boxes = moov.get().children(file);
    if (BoxPlace.first(boxes, "mvex").isPresent() || BoxPlace.first(top, "moof").isPresent()) {
      throw new MediaException.Unsupported("the file is fragmented: it has no table of samples");
    }
    Rational movieTick = movieTick(moov.get().only(file, "mvhd").payload(file, MVHD_BYTES));
    List<Mp4Track> tracks = new ArrayList<>();
    for (BoxPlace box : boxes) {
      if (box.type().equals("trak")) {
        if (tracks.size() == MOST_TRACKS) {
          throw new MediaException.Unsupported("moov: expected at most " + MOST_TRACKS + " tracks");
        }
        tracks.add(Mp4Track.read(file, box, tracks.size(), movieTick));
      }
    }
    return new Mp4Source(file, List.copyOf(tracks));
  }

  private static Rational movieTick(ByteBuffer mvhd) throws MediaException {
    Tables.require("mvhd", mvhd, 32);
    int at = mvhd.get(0) == 1 ? 20 : 12;
    return tick("mvhd", mvhd.getInt(at));
  }

  static Rational tick(String box, int timescale) throws MediaException {
    if (timescale < 1) {
      throw new MediaException.Malformed(box, "a timescale from 1 to 2^31", timescale);
    }
    return Rational.of(1, timescale);
  }

  @Override
  public SourceFile file() {
    return file;
  }

  @Override
  public List<CodedTrack> tracks() {
    return tracks.stream().map(Mp4Track::coded).toList();
  }

  private SampleTable table(CodedTrack track) {
    return tracks.get(track.index()).table().orElseThrow();
  }

  @Override
  public boolean listsEverySample() {
    return true;
  }

  @Override
  public long[] keyTicks(CodedTrack track) {
    SampleTable table = table(track);
    int[] keys = table.keys().orElseGet(() -> IntStream.range(0, table.count()).toArray());
    long[] ticks = new long[keys.length];
    for (int i = 0; i < keys.length; i++) {
      ticks[i] = table.shownTicks(keys[i]);
    }
    return ticks;
  }

  @Override
  public CodedSample keyFrame(CodedTrack track, long keyTicks) throws MediaException {
    int sample = keySample(track, keyTicks);
    return table(track).samples(file, sample, sample + 1).getFirst();
  }

  private int keySample(CodedTrack track, long keyTicks) throws MediaException {
    SampleTable table = table(track);
    int low = 0;
    int high = table.keys().map(k -> k.length).orElse(table.count()) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int sample = table.keys().isPresent() ? table.keys().get()[middle] : middle;
      int order = Long.compare(table.shownTicks(sample), keyTicks);
      if (order == 0) {
        return sample;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    throw new MediaException.Malformed("stss", "key frames in growing order", keyTicks + " ticks");
  }

  @Override
  public List<CodedSample> pictures(CodedTrack track, long fromKeyTicks, long toKeyTicks)
      throws MediaException {
    return table(track).samples(file, keySample(track, fromKeyTicks), endSample(track, toKeyTicks));
  }

  private int endSample(CodedTrack track, long toKeyTicks) throws MediaException {
    return toKeyTicks == Long.MAX_VALUE ? table(track).count() : keySample(track, toKeyTicks);
  }

  @Override
  public List<CodedSample> sounds(CodedTrack track, long fromTicks, long toTicks)
      throws MediaException {
    SampleTable table = table(track);
    int from = (int) Math.min(table.count(), table.durations().firstFrom(fromTicks));
    int end = (int) Math.min(table.count(), table.durations().firstFrom(toTicks));
    return table.samples(file, from, Math.max(from, end));
  }

  @Override
  public long mostBytes(CodedTrack track, long fromKeyTicks, long toKeyTicks)
      throws MediaException {
    return table(track).sizeBytes(keySample(track, fromKeyTicks), endSample(track, toKeyTicks));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

package dev.kinora.packager.check;

import static dev.kinora.packager.check.Planted.fault;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.cmaf.CmafSample;
import dev.kinora.packager.cmaf.SampleKind;
import dev.kinora.packager.isobmff.Box;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.EditListBox;
import dev.kinora.packager.isobmff.MediaDataBox;
import dev.kinora.packager.isobmff.MovieFragmentHeaderBox;
import dev.kinora.packager.isobmff.OpaqueBox;
import dev.kinora.packager.isobmff.SampleDescriptionBox;
import dev.kinora.packager.isobmff.SampleSizeBox;
import dev.kinora.packager.isobmff.SegmentTypeBox;
import dev.kinora.packager.isobmff.TrackExtendsBox;
import dev.kinora.packager.isobmff.TrackFragmentDecodeTimeBox;
import dev.kinora.packager.isobmff.TrackFragmentHeaderBox;
import dev.kinora.packager.isobmff.VisualSampleEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing is wrong with a header or a segment, and exactly the rule about it says so. */
final class PlantedMediaFaultsTest {
  @TempDir private Path folder;

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("C02", "no defaults", PlantedMediaFaultsTest::noDefaults),
        fault("C02", "samples in the header", PlantedMediaFaultsTest::samplesInHeader),
        fault("C02", "half a header", p -> p.bytes("a/init.mp4", b -> Arrays.copyOf(b, 200))),
        fault("C03", "a segment type behind", PlantedMediaFaultsTest::typeBehind),
        fault("C04", "data behind the samples", PlantedMediaFaultsTest::longData),
        fault("C04", "another track", PlantedMediaFaultsTest::otherTrack),
        fault("C04", "an absolute offset", PlantedMediaFaultsTest::absolute),
        fault("C04", "a sequence that falls", PlantedMediaFaultsTest::sequence),
        fault(
            "C04", "half a segment", p -> p.bytes("a/2.m4s", b -> Arrays.copyOf(b, b.length / 2))),
        fault("C05", "a tick too late", PlantedMediaFaultsTest::tick),
        fault("C06", "a key frame that is none", PlantedMediaFaultsTest::noKey),
        fault("C08", "two edits", PlantedMediaFaultsTest::twoEdits),
        fault("C09", "another size", PlantedMediaFaultsTest::otherSize),
        fault("C11", "frames of other lengths", PlantedMediaFaultsTest::unevenFrames),
        fault("C17", "lengths that lie", PlantedMediaFaultsTest::brokenUnits));
  }

  private static void noDefaults(GoodPackage p) throws Exception {
    p.boxes(
        "a/init.mp4",
        box -> box instanceof TrackExtendsBox ? new OpaqueBox("free", Bytes.EMPTY) : box);
  }

  private static void samplesInHeader(GoodPackage p) throws Exception {
    p.boxes(
        "a/init.mp4",
        box -> box instanceof SampleSizeBox ? new SampleSizeBox(100, 1, List.of()) : box);
  }

  private static void typeBehind(GoodPackage p) throws Exception {
    byte[] type = Boxes.write(new SegmentTypeBox("cmfs", 0, List.of()));
    p.bytes(
        "a/2.m4s",
        bytes -> {
          byte[] longer = Arrays.copyOf(bytes, bytes.length + type.length);
          System.arraycopy(type, 0, longer, bytes.length, type.length);
          return longer;
        });
  }

  private static void longData(GoodPackage p) throws Exception {
    p.boxes(
        "a/2.m4s",
        box -> {
          if (box instanceof MediaDataBox data) {
            byte[] bytes = data.payload().toArray();
            return new MediaDataBox(Bytes.copyOf(Arrays.copyOf(bytes, bytes.length + 1)));
          }
          return box;
        });
  }

  private static TrackFragmentHeaderBox header(
      TrackFragmentHeaderBox old, long track, OptionalLong base) {
    return new TrackFragmentHeaderBox(
        track,
        base,
        old.sampleDescriptionIndex(),
        old.defaultDuration(),
        old.defaultSizeBytes(),
        old.defaultFlags(),
        old.durationIsEmpty(),
        old.defaultBaseIsMoof());
  }

  private static void otherTrack(GoodPackage p) throws Exception {
    p.boxes(
        "a/2.m4s",
        box ->
            box instanceof TrackFragmentHeaderBox tfhd
                ? header(tfhd, 7, tfhd.baseDataOffset())
                : box);
  }

  private static void absolute(GoodPackage p) throws Exception {
    p.boxes(
        "a/2.m4s",
        box ->
            box instanceof TrackFragmentHeaderBox tfhd
                ? header(tfhd, tfhd.trackId(), OptionalLong.of(0))
                : box);
  }

  private static void sequence(GoodPackage p) throws Exception {
    p.boxes(
        "a/2.m4s",
        box -> box instanceof MovieFragmentHeaderBox ? new MovieFragmentHeaderBox(1) : box);
  }

  private static void tick(GoodPackage p) throws Exception {
    p.boxes(
        "a/2.m4s",
        box ->
            box instanceof TrackFragmentDecodeTimeBox time
                ? new TrackFragmentDecodeTimeBox(time.baseMediaDecodeTime() + 1)
                : box);
  }

  private static void noKey(GoodPackage p) throws Exception {
    List<CmafSample> samples = new ArrayList<>(GoodPackage.pictureSamples(2));
    CmafSample first = samples.getFirst();
    samples.set(
        0,
        new CmafSample(
            first.data(),
            first.durationTicks(),
            first.compositionOffsetTicks(),
            SampleKind.DEPENDENT));
    p.write("v1/2.m4s", GoodPackage.pictureSegment(2, samples));
  }

  private static void twoEdits(GoodPackage p) throws Exception {
    p.boxes(
        "v1/init.mp4",
        box -> {
          if (box instanceof EditListBox list) {
            EditListBox.Edit edit = list.edits().getFirst();
            return new EditListBox(List.of(edit, edit));
          }
          return box;
        });
  }

  /** The playlist goes along, so that only the header contradicts itself. */
  private static void otherSize(GoodPackage p) throws Exception {
    p.boxes("v1/init.mp4", PlantedMediaFaultsTest::wider);
    p.replaceFirst("master.m3u8", "128x72", "160x72");
  }

  private static Box wider(Box box) {
    if (box instanceof SampleDescriptionBox stsd
        && stsd.entries().getFirst() instanceof VisualSampleEntry entry) {
      return new SampleDescriptionBox(
          List.of(
              new VisualSampleEntry(
                  entry.type(),
                  entry.dataReferenceIndex(),
                  160,
                  entry.height(),
                  entry.horizontalResolution(),
                  entry.verticalResolution(),
                  entry.frameCount(),
                  entry.compressorName(),
                  entry.depth(),
                  entry.children())));
    }
    return box;
  }

  private static void unevenFrames(GoodPackage p) throws Exception {
    List<CmafSample> samples = new ArrayList<>(GoodPackage.soundSamples());
    samples.set(3, lasting(samples.get(3), 1000));
    samples.set(4, lasting(samples.get(4), 1048));
    p.write("a/2.m4s", GoodPackage.soundSegment(2, samples));
  }

  private static CmafSample lasting(CmafSample sample, int ticks) {
    return new CmafSample(sample.data(), ticks, 0, SampleKind.SYNC);
  }

  private static void brokenUnits(GoodPackage p) throws Exception {
    p.boxes(
        "v1/2.m4s",
        box -> {
          if (box instanceof MediaDataBox data) {
            byte[] bytes = data.payload().toArray();
            bytes[0] = 0x7f;
            return new MediaDataBox(Bytes.copyOf(bytes));
          }
          return box;
        });
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void isFound(String rule, String what, Planted.Change change) throws Exception {
    Planted.isFound(folder, "master.m3u8", rule, change);
  }
}

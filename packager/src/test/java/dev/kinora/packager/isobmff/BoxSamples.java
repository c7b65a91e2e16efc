package dev.kinora.packager.isobmff;

import dev.kinora.packager.Bytes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** At least one value of every box, with the versions that values can ask for. */
final class BoxSamples {
  private static final long WIDE = 1L << 40;
  private static final SampleFlags ALL_FLAGS = new SampleFlags(3, 2, 1, 2, 7, true, 0xabcd);
  private static final Matrix TURNED =
      new Matrix(List.of(0, 0x10000, 0, -0x10000, 0, 0, 5, 0, 0x4000_0000));
  private static final OpaqueBox CHILD = new OpaqueBox("avcC", Bytes.of(1, 2, 3));

  private BoxSamples() {}

  static List<Box> all() {
    return Stream.of(headers(), tables(), fragments(), entries()).flatMap(List::stream).toList();
  }

  private static List<Box> headers() {
    return List.of(
        new FileTypeBox("cmfc", 512, List.of("cmfc", "iso6")),
        new SegmentTypeBox("msdh", 0, List.of()),
        new MovieHeaderBox(1, 2, 90000, 4, 0x10000, 0x100, Matrix.IDENTITY, 2),
        new MovieHeaderBox(WIDE, 2, 0xffff_ffffL, WIDE, -1, -2, TURNED, 0xffff_ffffL),
        new TrackHeaderBox(7, 0, 0, 1, 0, -1, 1, 0x100, TURNED, 0x500_0000, 0x2d0_0000),
        new TrackHeaderBox(3, 0, 0, 1, WIDE, 0, 0, 0, Matrix.IDENTITY, 0, 0),
        new EditListBox(List.of(new EditListBox.Edit(0, 1024, 1, 0))),
        new EditListBox(
            List.of(new EditListBox.Edit(5, -1, 0, 0), new EditListBox.Edit(WIDE, WIDE, 1, 0))),
        new MediaHeaderBox(0, 0, 48000, 0, "deu"),
        new MediaHeaderBox(0, WIDE, 48000, WIDE, "und"),
        new ExtendedLanguageBox("pt-BR"),
        new HandlerBox("vide", "Bild & Ton – ü"),
        new HandlerBox("soun", ""),
        new VideoMediaHeaderBox(0x40, 1, 2, 0xffff),
        new SoundMediaHeaderBox(-256),
        new DataReferenceBox(
            List.of(new DataEntryUrlBox(""), new DataEntryUrlBox("other file.mp4"))),
        new DataEntryUrlBox("a"),
        new OpaqueBox("free", Bytes.EMPTY),
        new OpaqueBox("\u00a9nam", Bytes.ofHex("00ff10")),
        ContainerBox.of("moov", ContainerBox.of("trak"), new OpaqueBox("udta", Bytes.of(9))));
  }

  private static List<Box> tables() {
    return List.of(
        new TimeToSampleBox(List.of()),
        new TimeToSampleBox(List.of(new TimeToSampleBox.Entry(3, 512))),
        new SampleToChunkBox(List.of(new SampleToChunkBox.Entry(1, 2, 1))),
        new SampleSizeBox(0, 2, List.of(7L, 0xffff_ffffL)),
        new SampleSizeBox(4, 1000, List.of()),
        new ChunkOffsetBox(List.of(48L, 0xffff_ffffL)));
  }

  private static List<Box> fragments() {
    return List.of(
        new MovieExtendsHeaderBox(5),
        new MovieExtendsHeaderBox(WIDE),
        new TrackExtendsBox(1, 1, 2, 3, ALL_FLAGS),
        new MovieFragmentHeaderBox(0xffff_ffffL),
        new TrackFragmentHeaderBox(
            1,
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            false,
            true),
        new TrackFragmentHeaderBox(
            1,
            OptionalLong.of(WIDE),
            OptionalLong.of(1),
            OptionalLong.of(2),
            OptionalLong.of(3),
            Optional.of(ALL_FLAGS),
            true,
            false),
        new TrackFragmentDecodeTimeBox(WIDE),
        new TrackRunBox(
            0,
            OptionalInt.of(-8),
            Optional.of(ALL_FLAGS),
            Set.of(),
            Collections.nCopies(3, new TrackRunBox.Entry(0, 0, SampleFlags.NONE, 0))),
        new TrackRunBox(
            1,
            OptionalInt.empty(),
            Optional.empty(),
            EnumSet.allOf(TrackRunBox.Field.class),
            List.of(new TrackRunBox.Entry(1, 2, ALL_FLAGS, -3))),
        new TrackRunBox(
            0,
            OptionalInt.of(1),
            Optional.empty(),
            EnumSet.of(TrackRunBox.Field.COMPOSITION_OFFSET),
            List.of(new TrackRunBox.Entry(0, 0, SampleFlags.NONE, 0xffff_ffffL))),
        new SegmentIndexBox(
            1,
            90000,
            0,
            0,
            List.of(
                new SegmentIndexBox.Reference(false, 0x7fff_ffff, 180000, true, 7, 0xfff_ffff))),
        new SegmentIndexBox(
            1,
            90000,
            WIDE,
            12,
            List.of(new SegmentIndexBox.Reference(true, 0, 0xffff_ffffL, false, 0, 0))),
        new EventMessageBox(0, "urn:a", "1", 1000, 5, 6, 7, Bytes.of(1, 2)),
        new EventMessageBox(1, "urn:b", "", 1000, WIDE, 0xffff_ffffL, 7, Bytes.EMPTY),
        new ProducerReferenceTimeBox(24, 1, -1, WIDE),
        new MediaDataBox(Bytes.of(1, 2, 3)));
  }

  private static List<Box> entries() {
    VisualSampleEntry visual =
        new VisualSampleEntry(
            "avc1", 1, 1920, 1080, 0x48_0000, 0x48_0000, 1, "encoder", 24, List.of(CHILD));
    AudioSampleEntry audio = new AudioSampleEntry("mp4a", 1, 2, 16, 48000L << 16, List.of(CHILD));
    return List.of(
        new SampleDescriptionBox(List.of(visual)),
        new SampleDescriptionBox(List.of(audio, new OpaqueBox("wvtt", Bytes.of(0, 1)))));
  }
}

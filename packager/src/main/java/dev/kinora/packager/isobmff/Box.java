package dev.kinora.packager.isobmff;

/**
 * One box (ISO/IEC 14496-12, 4.2). Every kind is its own immutable record; reading one back from
 * what it wrote gives an equal record.
 */
public sealed interface Box
    permits AudioSampleEntry,
        ChunkOffsetBox,
        ContainerBox,
        DataEntryUrlBox,
        DataReferenceBox,
        EditListBox,
        EventMessageBox,
        ExtendedLanguageBox,
        FileTypeBox,
        HandlerBox,
        MediaDataBox,
        MediaHeaderBox,
        MovieExtendsHeaderBox,
        MovieFragmentHeaderBox,
        MovieHeaderBox,
        OpaqueBox,
        ProducerReferenceTimeBox,
        SampleDescriptionBox,
        SampleSizeBox,
        SampleToChunkBox,
        SegmentIndexBox,
        SegmentTypeBox,
        SoundMediaHeaderBox,
        TimeToSampleBox,
        TrackExtendsBox,
        TrackFragmentDecodeTimeBox,
        TrackFragmentHeaderBox,
        TrackHeaderBox,
        TrackRunBox,
        VideoMediaHeaderBox,
        VisualSampleEntry {

  /** Four characters, such as {@code moov}. */
  String type();

  /** Writes what follows the size and the type, the full box's version and flags included. */
  void writePayload(BoxWriter out);
}

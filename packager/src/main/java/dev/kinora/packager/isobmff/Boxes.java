package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The table of box types: which record reads which four characters. Pure functions. */
public final class Boxes {
  private Boxes() {}

  /**
   * Reads all boxes of a buffer, which stays where it is.
   *
   * @throws MediaException if a box breaks the format's rules or is of an edition not known
   */
  public static List<Box> readAll(ByteBuffer buffer) throws MediaException {
    List<Box> boxes = new ArrayList<>();
    for (PlacedBox placed : readPlaced(buffer)) {
      boxes.add(placed.box());
    }
    return boxes;
  }

  /**
   * Like {@link #readAll}, with each box's offset in the buffer.
   *
   * @throws MediaException if a box breaks the format's rules or is of an edition not known
   */
  public static List<PlacedBox> readPlaced(ByteBuffer buffer) throws MediaException {
    BoxReader in = BoxReader.of(buffer, "");
    List<PlacedBox> boxes = new ArrayList<>();
    while (in.remaining() > 0) {
      BoxReader.Header header = in.nextHeader();
      boxes.add(
          new PlacedBox(
              header.offset(), header.headerBytes(), header.sizeBytes(), readPayload(header)));
    }
    return boxes;
  }

  /** The bytes of boxes one after another. */
  public static byte[] write(Iterable<? extends Box> boxes) {
    return new BoxWriter().boxes(boxes).toByteArray();
  }

  /** The bytes of one box. */
  public static byte[] write(Box box) {
    return new BoxWriter().box(box).toByteArray();
  }

  static Box read(BoxReader in) throws MediaException {
    return readPayload(in.nextHeader());
  }

  /** Reads boxes without looking into them. */
  static List<OpaqueBox> readOpaque(BoxReader in) throws MediaException {
    List<OpaqueBox> boxes = new ArrayList<>();
    while (in.remaining() > 0) {
      BoxReader.Header header = in.nextHeader();
      boxes.add(new OpaqueBox(header.type(), header.payload().rest()));
    }
    return boxes;
  }

  private static Box readPayload(BoxReader.Header header) throws MediaException {
    BoxReader in = header.payload();
    String type = header.type();
    Box box =
        switch (type) {
          case "ftyp" -> FileTypeBox.read(in);
          case "styp" -> SegmentTypeBox.read(in);
          case "moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "mvex", "moof", "traf" ->
              ContainerBox.read(type, in);
          case "mvhd" -> MovieHeaderBox.read(in);
          case "tkhd" -> TrackHeaderBox.read(in);
          case "elst" -> EditListBox.read(in);
          case "mdhd" -> MediaHeaderBox.read(in);
          case "elng" -> ExtendedLanguageBox.read(in);
          case "hdlr" -> HandlerBox.read(in);
          case "vmhd" -> VideoMediaHeaderBox.read(in);
          case "smhd" -> SoundMediaHeaderBox.read(in);
          case "dref" -> DataReferenceBox.read(in);
          case "url " -> DataEntryUrlBox.read(in);
          case "stsd" -> SampleDescriptionBox.read(in);
          case "stts" -> TimeToSampleBox.read(in);
          case "stsc" -> SampleToChunkBox.read(in);
          case "stsz" -> SampleSizeBox.read(in);
          case "stco" -> ChunkOffsetBox.read(in);
          case "mehd" -> MovieExtendsHeaderBox.read(in);
          case "trex" -> TrackExtendsBox.read(in);
          case "mfhd" -> MovieFragmentHeaderBox.read(in);
          case "tfhd" -> TrackFragmentHeaderBox.read(in);
          case "tfdt" -> TrackFragmentDecodeTimeBox.read(in);
          case "trun" -> TrackRunBox.read(in);
          case "sidx" -> SegmentIndexBox.read(in);
          case "emsg" -> EventMessageBox.read(in);
          case "prft" -> ProducerReferenceTimeBox.read(in);
          case "mdat" -> MediaDataBox.read(in);
          default -> OpaqueBox.read(type, in);
        };
    in.end();
    return box;
  }
}

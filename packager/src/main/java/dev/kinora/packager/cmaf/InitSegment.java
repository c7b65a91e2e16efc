package dev.kinora.packager.cmaf;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.isobmff.AudioSampleEntry;
import dev.kinora.packager.isobmff.Box;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.ContainerBox;
import dev.kinora.packager.isobmff.EditListBox;
import dev.kinora.packager.isobmff.FileTypeBox;
import dev.kinora.packager.isobmff.HandlerBox;
import dev.kinora.packager.isobmff.MediaHeaderBox;
import dev.kinora.packager.isobmff.OpaqueBox;
import dev.kinora.packager.isobmff.SampleDescriptionBox;
import dev.kinora.packager.isobmff.TrackExtendsBox;
import dev.kinora.packager.isobmff.TrackHeaderBox;
import dev.kinora.packager.isobmff.VisualSampleEntry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An init segment of one track, taken apart: what libavformat wrote for a rendition, or a CMAF
 * header read back. Immutable; the codec boxes are views of the buffer it was parsed from, which
 * nobody may write to afterwards.
 */
public final class InitSegment {
  private final FileTypeBox fileType;
  private final TrackHeaderBox trackHeader;
  private final MediaHeaderBox mediaHeader;
  private final HandlerBox handler;
  private final Box mediaInformationHeader;
  private final Box sampleEntry;
  private final Optional<EditListBox> editList;
  private final Optional<TrackExtendsBox> defaults;
  private final String codecs;
  private final Optional<Picture> picture;
  private final Optional<Sound> sound;

  private InitSegment(FileTypeBox fileType, ContainerBox moov) throws MediaException {
    this.fileType = fileType;
    ContainerBox trak = moov.onlyContainer("trak");
    ContainerBox mdia = trak.onlyContainer("mdia");
    ContainerBox minf = mdia.onlyContainer("minf");
    this.trackHeader = trak.only(TrackHeaderBox.class);
    this.mediaHeader = mdia.only(MediaHeaderBox.class);
    this.handler = mdia.only(HandlerBox.class);
    this.mediaInformationHeader = mediaInformationHeader(minf);
    this.sampleEntry = onlyEntry(minf);
    this.editList = firstIn(trak, "edts", EditListBox.class);
    this.defaults = firstIn(moov, "mvex", TrackExtendsBox.class);
    this.codecs = CodecStrings.of(sampleEntry);
    this.picture =
        sampleEntry instanceof VisualSampleEntry v
            ? Optional.of(SampleEntries.picture(v))
            : Optional.empty();
    this.sound =
        sampleEntry instanceof AudioSampleEntry a
            ? Optional.of(SampleEntries.sound(a))
            : Optional.empty();
  }

  /**
   * Reads {@code ftyp} and {@code moov} with one {@code trak}; the buffer stays where it is.
   *
   * @throws MediaException if a box is broken or missing, or there is not exactly one track with
   *     one sample description
   */
  public static InitSegment parse(ByteBuffer initSegment) throws MediaException {
    ContainerBox all = new ContainerBox("init segment", Boxes.readAll(initSegment));
    return new InitSegment(all.only(FileTypeBox.class), all.onlyContainer("moov"));
  }

  /**
   * Reads {@code ftyp} and {@code moov} with one or more {@code trak}, each as if it stood alone.
   *
   * @throws MediaException if a box is broken or missing, or a track has not exactly one sample
   *     description
   */
  public static List<InitSegment> parseTracks(ByteBuffer initSegment) throws MediaException {
    ContainerBox all = new ContainerBox("init segment", Boxes.readAll(initSegment));
    FileTypeBox fileType = all.only(FileTypeBox.class);
    ContainerBox moov = all.onlyContainer("moov");
    List<InitSegment> tracks = new ArrayList<>();
    for (ContainerBox trak : moov.containers("trak")) {
      long id = trak.only(TrackHeaderBox.class).trackId();
      List<Box> defaults = new ArrayList<>();
      for (ContainerBox mvex : moov.containers("mvex")) {
        mvex.all(TrackExtendsBox.class).stream()
            .filter(trex -> trex.trackId() == id)
            .forEach(defaults::add);
      }
      tracks.add(
          new InitSegment(
              fileType, ContainerBox.of("moov", trak, new ContainerBox("mvex", defaults))));
    }
    return tracks;
  }

  private static Box mediaInformationHeader(ContainerBox minf) throws MediaException {
    for (Box child : minf.children()) {
      switch (child.type()) {
        case "vmhd", "smhd", "nmhd", "sthd", "hmhd" -> {
          return child;
        }
        default -> {}
      }
    }
    throw new MediaException.Malformed("moov/trak/mdia/minf", "a media header", "none");
  }

  private static Box onlyEntry(ContainerBox minf) throws MediaException {
    List<Box> entries = minf.onlyContainer("stbl").only(SampleDescriptionBox.class).entries();
    if (entries.size() != 1) {
      throw new MediaException.Unsupported(
          "moov/trak/mdia/minf/stbl/stsd",
          "one sample description",
          entries.size(),
          "a stream that changes its coding has to be encoded again");
    }
    return entries.getFirst();
  }

  private static <T extends Box> Optional<T> firstIn(
      ContainerBox parent, String container, Class<T> kind) {
    return parent.containers(container).stream().flatMap(c -> c.find(kind).stream()).findFirst();
  }

  /**
   * The bytes of a CMAF header for the same coding; a pure function of this and the settings.
   *
   * @throws MediaException if the codec configuration is broken
   */
  public byte[] toCmafHeader(HeaderSettings settings) throws MediaException {
    return new CmafHeader(this, settings).toBytes();
  }

  /** RFC 6381 codecs string, such as {@code avc1.64001f} or {@code mp4a.40.2}. */
  public String codecs() {
    return codecs;
  }

  /** Four characters such as {@code avc1}. */
  public String sampleEntryType() {
    return sampleEntry.type();
  }

  /** {@code vide}, {@code soun}, {@code text} and so on. */
  public String handlerType() {
    return handler.handlerType();
  }

  /** Ticks a second. */
  public long timescale() {
    return mediaHeader.timescale();
  }

  /** ISO 639-2/T code, {@code und} when not known. */
  public String language() {
    return mediaHeader.language();
  }

  /** The track's id. */
  public long trackId() {
    return trackHeader.trackId();
  }

  /** Compatible brands, the major one among them where the writer followed the rules. */
  public List<String> brands() {
    return fileType.compatibleBrands();
  }

  /** The codec configuration box of that type, such as {@code avcC}, byte for byte. */
  public Optional<OpaqueBox> codecBox(String type) {
    return switch (sampleEntry) {
      case VisualSampleEntry v -> v.child(type);
      case AudioSampleEntry a -> a.child(type);
      default -> Optional.empty();
    };
  }

  /** Size and pixel shape of a video track. */
  public Optional<Picture> picture() {
    return picture;
  }

  /** Rate and channels of a sound track. */
  public Optional<Sound> sound() {
    return sound;
  }

  /** The edit list, where there is one. */
  public Optional<EditListBox> editList() {
    return editList;
  }

  /** Ticks of the track that the edit list cuts off at the start; 0 without an edit list. */
  public long presentationOffsetTicks() {
    return editList
        .filter(list -> !list.edits().isEmpty())
        .map(list -> Math.max(0, list.edits().getLast().mediaTime()))
        .orElse(0L);
  }

  /** What the segments of this track take for granted. */
  public Optional<TrackExtendsBox> defaults() {
    return defaults;
  }

  TrackHeaderBox trackHeader() {
    return trackHeader;
  }

  Box mediaInformationHeader() {
    return mediaInformationHeader;
  }

  /** How the samples are coded, with the codec's own boxes. */
  public Box sampleEntry() {
    return sampleEntry;
  }
}

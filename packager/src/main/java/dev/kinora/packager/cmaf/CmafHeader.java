package dev.kinora.packager.cmaf;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.isobmff.Box;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.ChunkOffsetBox;
import dev.kinora.packager.isobmff.ContainerBox;
import dev.kinora.packager.isobmff.DataReferenceBox;
import dev.kinora.packager.isobmff.EditListBox;
import dev.kinora.packager.isobmff.ExtendedLanguageBox;
import dev.kinora.packager.isobmff.FileTypeBox;
import dev.kinora.packager.isobmff.HandlerBox;
import dev.kinora.packager.isobmff.Matrix;
import dev.kinora.packager.isobmff.MediaHeaderBox;
import dev.kinora.packager.isobmff.MovieHeaderBox;
import dev.kinora.packager.isobmff.SampleDescriptionBox;
import dev.kinora.packager.isobmff.SampleFlags;
import dev.kinora.packager.isobmff.SampleSizeBox;
import dev.kinora.packager.isobmff.SampleToChunkBox;
import dev.kinora.packager.isobmff.TimeToSampleBox;
import dev.kinora.packager.isobmff.TrackExtendsBox;
import dev.kinora.packager.isobmff.TrackHeaderBox;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * Writes a CMAF header (ISO/IEC 23000-19, 7.3.1):
 *
 * <pre>
 * ftyp
 * moov
 *   mvhd
 *   trak
 *     tkhd
 *     edts/elst            only with a presentation offset
 *     mdia
 *       mdhd
 *       elng               only where three letters cannot say the language
 *       hdlr
 *       minf
 *         vmhd | smhd | …
 *         dinf/dref/url
 *         stbl             stsd; stts, stsc, stsz, stco empty
 *   mvex/trex
 * </pre>
 *
 * Nothing in it depends on the time or on the machine.
 */
final class CmafHeader {
  private static final int FIXED_ONE = 0x1_0000;
  private static final int FULL_VOLUME = 0x100;
  private static final int ENABLED_AND_IN_MOVIE = 3;
  private static final String HANDLER_NAME = "Kinora";

  private final InitSegment init;
  private final HeaderSettings settings;
  private final LanguageTag language;

  CmafHeader(InitSegment init, HeaderSettings settings) {
    this.init = init;
    this.settings = settings;
    this.language = LanguageTag.of(settings.language());
  }

  byte[] toBytes() throws MediaException {
    return Boxes.write(List.of(fileType(), movie()));
  }

  private FileTypeBox fileType() throws MediaException {
    SequencedSet<String> brands = new LinkedHashSet<>(List.of("cmfc", "iso6", "dash"));
    MediaProfiles.brandOf(init).ifPresent(brands::add);
    brands.addAll(settings.brands());
    return new FileTypeBox("cmfc", 0, List.copyOf(brands));
  }

  private ContainerBox movie() throws MediaException {
    return ContainerBox.of(
        "moov",
        new MovieHeaderBox(
            0,
            0,
            settings.timescale(),
            0,
            FIXED_ONE,
            FULL_VOLUME,
            Matrix.IDENTITY,
            settings.trackId() + 1L),
        track(),
        ContainerBox.of(
            "mvex", new TrackExtendsBox(settings.trackId(), 1, 0, 0, SampleFlags.NONE)));
  }

  private ContainerBox track() throws MediaException {
    List<Box> children = new ArrayList<>();
    children.add(trackHeader());
    if (settings.presentationOffsetTicks() > 0) {
      // ISO/IEC 14496-12, 8.6.6.1: in a fragmented movie, duration 0 means to the end of the media.
      var edit = new EditListBox.Edit(0, settings.presentationOffsetTicks(), 1, 0);
      children.add(ContainerBox.of("edts", new EditListBox(List.of(edit))));
    }
    children.add(media());
    return new ContainerBox("trak", children);
  }

  private TrackHeaderBox trackHeader() {
    TrackHeaderBox from = init.trackHeader();
    return new TrackHeaderBox(
        ENABLED_AND_IN_MOVIE,
        0,
        0,
        settings.trackId(),
        0,
        0,
        0,
        init.handlerType().equals("soun") ? FULL_VOLUME : 0,
        from.matrix(),
        from.width(),
        from.height());
  }

  private ContainerBox media() throws MediaException {
    List<Box> children = new ArrayList<>();
    children.add(new MediaHeaderBox(0, 0, settings.timescale(), 0, language.threeLetters()));
    language.extended().map(ExtendedLanguageBox::new).ifPresent(children::add);
    children.add(new HandlerBox(init.handlerType(), HANDLER_NAME));
    children.add(
        ContainerBox.of(
            "minf",
            init.mediaInformationHeader(),
            ContainerBox.of("dinf", DataReferenceBox.SELF),
            sampleTable()));
    return new ContainerBox("mdia", children);
  }

  private ContainerBox sampleTable() throws MediaException {
    return ContainerBox.of(
        "stbl",
        new SampleDescriptionBox(List.of(SampleEntries.forHeader(init.sampleEntry()))),
        new TimeToSampleBox(List.of()),
        new SampleToChunkBox(List.of()),
        new SampleSizeBox(0, 0, List.of()),
        new ChunkOffsetBox(List.of()));
  }
}

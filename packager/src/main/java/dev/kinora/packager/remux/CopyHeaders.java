package dev.kinora.packager.remux;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AudioSpecificConfig;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.cmaf.HeaderSettings;
import dev.kinora.packager.cmaf.InitSegment;
import dev.kinora.packager.isobmff.AudioSampleEntry;
import dev.kinora.packager.isobmff.Box;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.ContainerBox;
import dev.kinora.packager.isobmff.DataReferenceBox;
import dev.kinora.packager.isobmff.ElementaryStream;
import dev.kinora.packager.isobmff.FileTypeBox;
import dev.kinora.packager.isobmff.HandlerBox;
import dev.kinora.packager.isobmff.Matrix;
import dev.kinora.packager.isobmff.MediaHeaderBox;
import dev.kinora.packager.isobmff.OpaqueBox;
import dev.kinora.packager.isobmff.SampleDescriptionBox;
import dev.kinora.packager.isobmff.SoundMediaHeaderBox;
import dev.kinora.packager.isobmff.TrackHeaderBox;
import dev.kinora.packager.isobmff.VideoMediaHeaderBox;
import dev.kinora.packager.isobmff.VisualSampleEntry;
import dev.kinora.packager.timeline.Timeline;
import java.nio.ByteBuffer;
import java.util.List;

/** CMAF headers for samples that are taken as they are. Pure. */
public final class CopyHeaders {
  private static final int ONE_PIXEL = 0x1_0000;
  private static final long DOTS_AN_INCH = 0x48_0000;
  private static final int MPEG4_AUDIO = 0x40;
  private static final int AUDIO_STREAM = 5;

  private CopyHeaders() {}

  /**
   * A header and what it says.
   *
   * @param codecs RFC 6381
   */
  public record Header(ByteBuffer bytes, String codecs) {}

  /** The header of a picture in square pixels. */
  public static Header picture(Copies.Picture picture, int width, int height, Timeline timeline)
      throws MediaException {
    Box entry =
        new VisualSampleEntry(
            "avc1",
            1,
            width,
            height,
            DOTS_AN_INCH,
            DOTS_AN_INCH,
            1,
            "",
            0x18,
            List.of(new OpaqueBox("avcC", picture.configuration())));
    TrackHeaderBox track =
        new TrackHeaderBox(
            3,
            0,
            0,
            SegmentPieces.TRACK_ID,
            0,
            0,
            0,
            0,
            Matrix.IDENTITY,
            (long) width * ONE_PIXEL,
            (long) height * ONE_PIXEL);
    String codecs = AvcConfiguration.read(picture.configuration()).codecString("avc1");
    return header(
        track, "vide", new VideoMediaHeaderBox(0, 0, 0, 0), entry, timeline, codecs, "und");
  }

  /** The header of a sound track. */
  public static Header sound(Copies.SoundTrack sound, Timeline timeline, String language)
      throws MediaException {
    Bytes esds =
        new ElementaryStream(MPEG4_AUDIO, AUDIO_STREAM, 0, 0, 0, sound.configuration()).write();
    Box entry =
        new AudioSampleEntry(
            "mp4a",
            1,
            sound.channels(),
            16,
            (long) timeline.timescale() << 16,
            List.of(new OpaqueBox("esds", esds)));
    TrackHeaderBox track =
        new TrackHeaderBox(3, 0, 0, SegmentPieces.TRACK_ID, 0, 0, 0, 0x100, Matrix.IDENTITY, 0, 0);
    String codecs = AudioSpecificConfig.read(sound.configuration()).codecString();
    return header(track, "soun", new SoundMediaHeaderBox(0), entry, timeline, codecs, language);
  }

  private static Header header(
      TrackHeaderBox track,
      String handler,
      Box mediaHeader,
      Box entry,
      Timeline timeline,
      String codecs,
      String language)
      throws MediaException {
    Box moov =
        ContainerBox.of(
            "moov",
            ContainerBox.of(
                "trak",
                track,
                ContainerBox.of(
                    "mdia",
                    new MediaHeaderBox(0, 0, timeline.timescale(), 0, "und"),
                    new HandlerBox(handler, ""),
                    ContainerBox.of(
                        "minf",
                        mediaHeader,
                        ContainerBox.of("dinf", DataReferenceBox.SELF),
                        ContainerBox.of("stbl", new SampleDescriptionBox(List.of(entry)))))));
    byte[] rough = Boxes.write(List.of(new FileTypeBox("iso6", 0, List.of("iso6")), moov));
    HeaderSettings settings =
        HeaderSettings.of(
            SegmentPieces.TRACK_ID,
            timeline.timescale(),
            timeline.presentationOffsetTicks(),
            language);
    byte[] header = InitSegment.parse(ByteBuffer.wrap(rough)).toCmafHeader(settings);
    return new Header(ByteBuffer.wrap(header), codecs);
  }
}

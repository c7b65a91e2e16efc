package dev.kinora.packager.source;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AudioSpecificConfig;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.ebml.Ebml;
import dev.kinora.packager.isobmff.AudioSampleEntry;
import dev.kinora.packager.isobmff.Box;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.ContainerBox;
import dev.kinora.packager.isobmff.ElementaryStream;
import dev.kinora.packager.isobmff.FileTypeBox;
import dev.kinora.packager.isobmff.HandlerBox;
import dev.kinora.packager.isobmff.MediaHeaderBox;
import dev.kinora.packager.isobmff.OpaqueBox;
import dev.kinora.packager.isobmff.SampleDescriptionBox;
import dev.kinora.packager.isobmff.VisualSampleEntry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Small files of two tracks, written by hand: eight pictures a stretch, every first one an IDR
 * picture, and AAC frames. Their pictures are no pictures, but look like them from outside.
 */
public final class SyntheticFiles {
  /** 640x360, Baseline. */
  public static final Bytes SPS = Bytes.ofHex("6742c01ed900a02ff97011000003000100000300320f162e48");

  private static final Bytes PPS = Bytes.ofHex("68ce");

  /** Pictures from one key frame to the next. */
  public static final int STRETCH = 8;

  private SyntheticFiles() {}

  /** The content of {@code avcC}. */
  public static Bytes avc() throws MediaException {
    return AvcConfiguration.of(List.of(SPS), List.of(PPS)).write();
  }

  /** A picture of one slice, told from others by its content. */
  public static byte[] picture(int number) {
    byte[] slice = new byte[20 + number % 7];
    slice[0] = (byte) (number % STRETCH == 0 ? 0x65 : 0x41);
    slice[1] = (byte) number;
    return ByteBuffer.allocate(4 + slice.length).putInt(slice.length).put(slice).array();
  }

  /** A frame of sound, told from others by its content. */
  public static byte[] sound(int number) {
    byte[] frame = new byte[10 + number % 5];
    frame[0] = 0x21;
    frame[1] = (byte) number;
    return frame;
  }

  private static OpaqueBox table(String type, int... fields) {
    ByteBuffer payload = ByteBuffer.allocate(4 * fields.length);
    for (int field : fields) {
      payload.putInt(field);
    }
    return new OpaqueBox(type, Bytes.view(payload.flip()));
  }

  private static int[] join(int[] head, List<Integer> entries) {
    int[] all = new int[head.length + entries.size()];
    System.arraycopy(head, 0, all, 0, head.length);
    for (int i = 0; i < entries.size(); i++) {
      all[head.length + i] = entries.get(i);
    }
    return all;
  }

  /** 25 pictures a second, each shown two later than decoded, and sound of 44.1 kHz, MP4. */
  public static byte[] mp4(int pictures, int sounds) throws MediaException {
    // The tables do not change size with the offsets in them.
    int moovBytes = mp4(pictures, sounds, 0).length;
    return mp4(pictures, sounds, moovBytes);
  }

  private static byte[] mp4(int pictures, int sounds, int before) throws MediaException {
    ByteArrayOutputStream media = new ByteArrayOutputStream();
    List<Integer> pictureOffsets = new ArrayList<>();
    List<Integer> pictureSizes = new ArrayList<>();
    List<Integer> keys = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      if (i % 5 == 0) {
        pictureOffsets.add(before + 8 + media.size());
      }
      if (i % STRETCH == 0) {
        keys.add(i + 1);
      }
      pictureSizes.add(picture(i).length);
      media.writeBytes(picture(i));
    }
    int soundOffset = before + 8 + media.size();
    List<Integer> soundSizes = new ArrayList<>();
    for (int i = 0; i < sounds; i++) {
      soundSizes.add(sound(i).length);
      media.writeBytes(sound(i));
    }
    int chunks = pictureOffsets.size();
    int last = pictures - (chunks - 1) * 5;
    Box pictureTable =
        ContainerBox.of(
            "stbl",
            new SampleDescriptionBox(
                List.of(
                    new VisualSampleEntry(
                        "avc1",
                        1,
                        640,
                        360,
                        0x480000,
                        0x480000,
                        1,
                        "",
                        24,
                        List.of(new OpaqueBox("avcC", avc()))))),
            table("stts", 0, 1, pictures, 1000),
            table("ctts", 0, 1, pictures, 2000),
            table("stss", join(new int[] {0, keys.size()}, keys)),
            table("stsc", 0, 2, 1, 5, 1, chunks, last, 1),
            table("stsz", join(new int[] {0, 0, pictures}, pictureSizes)),
            table("stco", join(new int[] {0, chunks}, pictureOffsets)));
    Bytes esds =
        new ElementaryStream(0x40, 5, 0, 0, 0, AudioSpecificConfig.lc(44_100, 2).write()).write();
    Box soundTable =
        ContainerBox.of(
            "stbl",
            new SampleDescriptionBox(
                List.of(
                    new AudioSampleEntry(
                        "mp4a", 1, 2, 16, 44_100L << 16, List.of(new OpaqueBox("esds", esds))))),
            table("stts", 0, 1, sounds, 1024),
            table("stsc", 0, 1, 1, sounds, 1),
            table("stsz", join(new int[] {0, 0, sounds}, soundSizes)),
            table("stco", 0, 1, soundOffset));
    Box edits = ContainerBox.of("edts", table("elst", 0, 1, pictures * 40, 2000, 0x10000));
    Box movie =
        ContainerBox.of(
            "moov",
            table("mvhd", 0, 0, 0, 1000, pictures * 40, 0x10000, 0, 0, 0, 0, 0),
            track(edits, "vide", 25_000, pictureTable),
            track(ContainerBox.of("udta"), "soun", 44_100, soundTable));
    byte[] head = Boxes.write(List.of(new FileTypeBox("isom", 0, List.of("isom")), movie));
    if (before == 0) {
      return head;
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(head);
    file.writeBytes(Boxes.write(new OpaqueBox("mdat", Bytes.copyOf(media.toByteArray()))));
    return file.toByteArray();
  }

  private static Box track(Box edits, String handler, int timescale, Box table) {
    return ContainerBox.of(
        "trak",
        edits,
        ContainerBox.of(
            "mdia",
            new MediaHeaderBox(0, 0, timescale, 0, "und"),
            new HandlerBox(handler, ""),
            ContainerBox.of("minf", table)));
  }

  /** An element of Matroska. */
  public static byte[] element(int id, byte[]... contents) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : contents) {
      content.writeBytes(part);
    }
    ByteBuffer out = ByteBuffer.allocate(content.size() + 12);
    Ebml.put(out, id, ByteBuffer.wrap(content.toByteArray()));
    byte[] bytes = new byte[out.flip().remaining()];
    out.get(bytes);
    return bytes;
  }

  private static byte[] number(int id, long value) {
    return element(id, ByteBuffer.allocate(8).putLong(value).array());
  }

  private static byte[] text(int id, String value) {
    return element(id, value.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] block(int track, int time, int flags, byte[]... frames) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(0x80 | track);
    content.write(time >> 8);
    content.write(time);
    content.write(flags);
    for (byte[] frame : frames) {
      content.writeBytes(frame);
    }
    return content.toByteArray();
  }

  /**
   * The same film as Matroska: a Cluster a stretch, times in milliseconds, sound in laced groups of
   * two, every other key frame in a group of its own.
   *
   * @param openEnds whether Clusters do not state their size
   */
  public static byte[] matroska(int pictures, boolean openEnds) throws MediaException {
    byte[] head = element(0x1a45dfa3, text(0x4282, "matroska"));
    byte[] info = element(0x1549a966, number(0x2ad7b1, 1_000_000));
    byte[] tracks =
        element(
            0x1654ae6b,
            element(
                0xae,
                number(0xd7, 1),
                number(0x83, 1),
                text(0x86, "V_MPEG4/ISO/AVC"),
                number(0x23e383, 40_000_000),
                element(0x63a2, avc().toArray())),
            element(
                0xae,
                number(0xd7, 2),
                number(0x83, 2),
                text(0x86, "A_AAC"),
                element(0x63a2, AudioSpecificConfig.lc(44_100, 2).write().toArray())));
    ByteArrayOutputStream clusters = new ByteArrayOutputStream();
    ByteArrayOutputStream cues = new ByteArrayOutputStream();
    // Cues stand before the Clusters and are as long whatever they say.
    int stretches = (pictures + STRETCH - 1) / STRETCH;
    int cuesBytes = 12 + stretches * cue(0, 0).length;
    int sounds = 0;
    for (int s = 0; s < stretches; s++) {
      cues.writeBytes(
          cue(40L * s * STRETCH, info.length + tracks.length + cuesBytes + clusters.size()));
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      content.writeBytes(number(0xe7, 40L * s * STRETCH));
      for (int i = s * STRETCH; i < Math.min(pictures, (s + 1) * STRETCH); i++) {
        boolean key = i % STRETCH == 0;
        int time = (i - s * STRETCH) * 40;
        if (key && s % 2 == 1) {
          content.writeBytes(element(0xa0, element(0xa1, block(1, time, 0, picture(i)))));
        } else {
          content.writeBytes(element(0xa3, block(1, time, key ? 0x80 : 0, picture(i))));
        }
        while (sounds * 1024L * 1000 / 44_100 < (i + 1) * 40L) {
          int at = (int) (sounds * 1024L * 1000 / 44_100 - 40L * s * STRETCH);
          byte[] first = sound(sounds++);
          byte[] second = sound(sounds++);
          byte[] sizes = {1, (byte) first.length};
          content.writeBytes(element(0xa3, block(2, at, 0x82, sizes, first, second)));
        }
      }
      byte[] cluster = element(0x1f43b675, content.toByteArray());
      if (openEnds) {
        ByteBuffer.wrap(cluster).putLong(4, -1L >>> 7 | 1L << 56);
        cluster[4] = 1;
      }
      clusters.writeBytes(cluster);
    }
    byte[] index = element(0x1c53bb6b, cues.toByteArray());
    byte[] segment = element(0x18538067, info, tracks, index, clusters.toByteArray());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(head);
    file.writeBytes(segment);
    return file.toByteArray();
  }

  private static byte[] cue(long time, long position) {
    return element(
        0xbb, number(0xb3, time), element(0xb7, number(0xf7, 1), number(0xf1, position)));
  }
}

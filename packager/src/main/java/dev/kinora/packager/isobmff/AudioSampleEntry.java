package dev.kinora.packager.isobmff;

import dev.kinora.packager.MediaException;
import java.util.List;
import java.util.Optional;

/**
 * How sound is coded (ISO/IEC 14496-12, 12.2.3). The child boxes (codec configuration) stay byte
 * for byte.
 *
 * @param type such as {@code mp4a}
 * @param dataReferenceIndex from 1, into {@link DataReferenceBox}
 * @param channelCount 2 by habit; the codec configuration says the truth
 * @param sampleSize bits, 16 by habit
 * @param sampleRate 16.16 fixed point; 0 when above 65535 Hz
 */
public record AudioSampleEntry(
    String type,
    int dataReferenceIndex,
    int channelCount,
    int sampleSize,
    long sampleRate,
    List<OpaqueBox> children)
    implements Box {
  public AudioSampleEntry {
    children = List.copyOf(children);
  }

  static AudioSampleEntry read(String type, BoxReader in) throws MediaException {
    in.skip(6);
    int dataReferenceIndex = in.u16();
    int version = in.u16();
    if (version != 0) {
      throw new MediaException.Unsupported(
          in.place(),
          "an ISO sound description of version 0",
          version,
          "QuickTime's own description has to be remuxed to MP4 first");
    }
    in.skip(6);
    int channelCount = in.u16();
    int sampleSize = in.u16();
    in.skip(4);
    long sampleRate = in.u32();
    return new AudioSampleEntry(
        type, dataReferenceIndex, channelCount, sampleSize, sampleRate, Boxes.readOpaque(in));
  }

  /** The first child of that type. */
  public Optional<OpaqueBox> child(String childType) {
    return children.stream().filter(c -> c.type().equals(childType)).findFirst();
  }

  @Override
  public void writePayload(BoxWriter out) {
    out.zeros(6).u16(dataReferenceIndex).zeros(8).u16(channelCount).u16(sampleSize).zeros(4);
    out.u32(sampleRate).boxes(children);
  }
}

package dev.kinora.packager.isobmff;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * How pictures are coded (ISO/IEC 14496-12, 12.1.3). The child boxes (codec configuration, colour,
 * pixel shape) stay byte for byte.
 *
 * @param type such as {@code avc1}
 * @param dataReferenceIndex from 1, into {@link DataReferenceBox}
 * @param width coded width in pixels after cropping
 * @param height coded height in pixels after cropping
 * @param horizontalResolution pixels an inch, 16.16 fixed point
 * @param verticalResolution pixels an inch, 16.16 fixed point
 * @param frameCount frames in a sample, 1
 * @param compressorName at most 31 bytes of UTF-8
 * @param depth 0x18
 */
public record VisualSampleEntry(
    String type,
    int dataReferenceIndex,
    int width,
    int height,
    long horizontalResolution,
    long verticalResolution,
    int frameCount,
    String compressorName,
    int depth,
    List<OpaqueBox> children)
    implements Box {
  private static final int NAME_BYTES = 31;

  public VisualSampleEntry {
    children = List.copyOf(children);
    if (compressorName.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES) {
      throw new IllegalArgumentException("compressorName: expected at most 31 bytes");
    }
  }

  static VisualSampleEntry read(String type, BoxReader in) throws MediaException {
    in.skip(6);
    int dataReferenceIndex = in.u16();
    in.skip(16);
    int width = in.u16();
    int height = in.u16();
    long horizontalResolution = in.u32();
    long verticalResolution = in.u32();
    in.skip(4);
    int frameCount = in.u16();
    String compressorName = readName(in);
    int depth = in.u16();
    in.skip(2);
    return new VisualSampleEntry(
        type,
        dataReferenceIndex,
        width,
        height,
        horizontalResolution,
        verticalResolution,
        frameCount,
        compressorName,
        depth,
        Boxes.readOpaque(in));
  }

  /**
   * One byte of length, then the name in a field of 31 bytes; a name that does not fit is dropped.
   */
  private static String readName(BoxReader in) throws MediaException {
    int length = Math.min(in.u8(), NAME_BYTES);
    Bytes field = in.bytes(NAME_BYTES);
    String name = StandardCharsets.UTF_8.decode(field.buffer().limit(length)).toString();
    return name.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES ? "" : name;
  }

  /** The first child of that type. */
  public Optional<OpaqueBox> child(String childType) {
    return children.stream().filter(c -> c.type().equals(childType)).findFirst();
  }

  @Override
  public void writePayload(BoxWriter out) {
    byte[] name = compressorName.getBytes(StandardCharsets.UTF_8);
    out.zeros(6).u16(dataReferenceIndex).zeros(16).u16(width).u16(height);
    out.u32(horizontalResolution).u32(verticalResolution).zeros(4).u16(frameCount);
    out.u8(name.length).bytes(name).zeros(NAME_BYTES - name.length);
    out.u16(depth).u16(0xffff).boxes(children);
  }
}

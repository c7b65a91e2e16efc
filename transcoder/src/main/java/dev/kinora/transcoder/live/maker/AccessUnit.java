package dev.kinora.transcoder.live.maker;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.bitstream.AnnexB;
import dev.kinora.packager.bitstream.H264Nal;
import dev.kinora.packager.bitstream.LengthPrefixed;
import dev.kinora.packager.cmaf.AvcSamples;
import dev.kinora.packager.cmaf.SampleKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture of H.264 as it came, made an {@code avc1} sample: parameter sets apart, NAL units
 * behind lengths of four bytes.
 *
 * @param sps sequence parameter sets that came with it, often none
 * @param pps picture parameter sets that came with it, often none
 */
record AccessUnit(ByteBuffer sample, SampleKind kind, List<Bytes> sps, List<Bytes> pps) {
  private static final int LENGTH_BYTES = 4;

  /**
   * Reads an access unit.
   *
   * @param lengthSizeBytes of the lengths before NAL units, or 0 for start codes
   * @throws MediaException if it is broken or holds no picture
   */
  static AccessUnit read(ByteBuffer data, int lengthSizeBytes) throws MediaException {
    Iterable<ByteBuffer> units =
        lengthSizeBytes == 0 ? AnnexB.units(data) : LengthPrefixed.units(data, lengthSizeBytes);
    List<Bytes> sps = new ArrayList<>();
    List<Bytes> pps = new ArrayList<>();
    List<ByteBuffer> kept = new ArrayList<>();
    int size = 0;
    for (ByteBuffer unit : units) {
      switch (H264Nal.type(unit)) {
        case H264Nal.SPS -> sps.add(copy(unit));
        case H264Nal.PPS -> pps.add(copy(unit));
        default -> {
          if (H264Nal.belongsInAvc1(unit)) {
            kept.add(unit);
            size += LENGTH_BYTES + unit.remaining();
          }
        }
      }
    }
    ByteBuffer sample = ByteBuffer.allocate(size);
    kept.forEach(unit -> sample.putInt(unit.remaining()).put(unit.duplicate()));
    return new AccessUnit(sample.flip(), AvcSamples.kindOf(kept), sps, pps);
  }

  private static Bytes copy(ByteBuffer unit) {
    byte[] bytes = new byte[unit.remaining()];
    unit.duplicate().get(bytes);
    return Bytes.copyOf(bytes);
  }
}

package dev.kinora.packager.remux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.bitstream.AvcConfiguration;
import dev.kinora.packager.source.CodedSample;
import dev.kinora.packager.source.SourceFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How samples begin that were written with their parameter sets in front. */
final class KeyFrameUnitsTest {
  private static final byte[] SPS =
      HexFormat.of().parseHex("6742c01eda02802dc8080800a0000003002000000781e30655c0");
  private static final byte[] PPS = HexFormat.of().parseHex("68ce3c80");
  private static final byte[] OTHER = HexFormat.of().parseHex("68ce3c81");
  private static final byte[] IDR = HexFormat.of().parseHex("65888400ff");
  private static final byte[] SLICE = HexFormat.of().parseHex("419a2400");
  private static final byte[] MESSAGE = HexFormat.of().parseHex("060100");

  @TempDir private Path folder;

  private KeyFrameUnits.Opening opening(byte[]... units) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(1000).put(new byte[7]);
    for (byte[] unit : units) {
      bytes.putInt(unit.length).put(unit);
    }
    byte[] all = new byte[bytes.flip().remaining()];
    bytes.get(all);
    AvcConfiguration configuration =
        AvcConfiguration.of(List.of(Bytes.copyOf(SPS)), List.of(Bytes.copyOf(PPS)));
    try (SourceFile file = SourceFile.open(Files.write(folder.resolve("film"), all))) {
      return KeyFrameUnits.opening(
          file, new CodedSample(7, all.length - 7, 90, true), configuration);
    }
  }

  @Test
  void setsThatTheHeaderHasAsWellAreLeftOut() throws Exception {
    KeyFrameUnits.Opening found = opening(SPS, PPS, MESSAGE, IDR);
    assertTrue(found.isIdr());
    int before = 4 + SPS.length + 4 + PPS.length;
    int rest = 4 + MESSAGE.length + 4 + IDR.length;
    assertEquals(new CodedSample(7 + before, rest, 90, true), found.rest());
  }

  @Test
  void aSampleWithoutSetsStaysWhole() throws Exception {
    assertEquals(4 + IDR.length, opening(IDR).rest().sizeBytes());
    assertEquals(Optional.of(KeyFrameUnits.Kind.OPEN), opening(SLICE).kind());
  }

  @Test
  void otherSetsAreSaidAndNothingIsLeftOut() throws Exception {
    KeyFrameUnits.Opening found = opening(SPS, OTHER, IDR);
    assertEquals(Optional.of(KeyFrameUnits.Kind.OTHER_PARAMETERS), found.kind());
    assertEquals(7, found.rest().offsetBytes());
  }
}

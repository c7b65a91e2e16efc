package dev.kinora.packager.bitstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CodecStringsTest {
  @ParameterizedTest
  @CsvSource({
    "01 01 60000000 b00000000000 5d, hvc1.1.6.L93.b0",
    "01 02 20000000 900000000000 96, hvc1.2.4.L150.90",
    "01 22 20000000 900000000000 96, hvc1.2.4.H150.90",
    "01 41 60000000 000000000000 1e, hvc1.A1.6.L30",
    "01 04 08000000 998800000000 5d, hvc1.4.10.L93.99.88",
  })
  void hevc(String hex, String codec) throws MediaException {
    assertEquals(
        codec, HevcConfiguration.read(Bytes.ofHex(hex.replace(" ", ""))).codecString("hvc1"));
  }

  @ParameterizedTest
  @CsvSource({
    "81000c00, av01.0.00M.08",
    "810d4c00, av01.0.13M.10",
    "812dec00, av01.1.13H.10",
    "814ce000, av01.2.12H.12",
  })
  void av1(String hex, String codec) throws MediaException {
    assertEquals(codec, Av1Configuration.read(Bytes.ofHex(hex)).codecString());
  }

  @ParameterizedTest
  @CsvSource({"01000000000a82020202, vp09.00.10.08", "010000000232a2, vp09.02.50.10"})
  void vp9(String hex, String codec) throws MediaException {
    assertEquals(codec, VpConfiguration.read(Bytes.ofHex(hex)).codecString("vp09"));
  }
}

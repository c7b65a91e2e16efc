package dev.kinora.packager.bitstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NalUnitsTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "00000109,                           09",
        "0000000109f0,                       09f0",
        "000001090000000165,                 09 65",
        "0000000000010900000165,             09 65",
        "000001090000016500,                 09 65",
        "00000165000003000001,               65000003",
        "0000016500000200000141,             65000002 41",
        "000001000001000001,                 none",
        "000001,                             none",
        "'',                                 none",
        "0000,                               none",
        "0000010900000065,                   0900000065",
      })
  void unitsStandBehindStartCodes(String stream, String units) throws MediaException {
    List<String> found = new ArrayList<>();
    for (ByteBuffer unit : AnnexB.units(Bytes.ofHex(stream).buffer())) {
      found.add(Bytes.view(unit).hex());
    }
    assertEquals(units == null ? List.of() : List.of(units.split(" ", -1)), found);
  }

  @ParameterizedTest
  @CsvSource({"65", "000002", "00000002000001", "ff000001"})
  void aStreamBeginsWithAStartCode(String stream) {
    assertThrows(MediaException.Malformed.class, () -> AnnexB.units(Bytes.ofHex(stream).buffer()));
  }

  @ParameterizedTest
  @CsvSource({"1, 0265410165", "2, 0002654100 0165", "4, 00000002654100000001 65"})
  void lengthsOfEverySize(int lengthSizeBytes, String sample) throws MediaException {
    ByteBuffer stream =
        LengthPrefixed.toAnnexB(Bytes.ofHex(sample.replace(" ", "")).buffer(), lengthSizeBytes);
    assertEquals("0000000165410000000165", Bytes.view(stream).hex());
  }

  @ParameterizedTest
  @CsvSource({"00000002 65", "ffffffff 65", "000001", "00000001 65 00"})
  void aLengthBehindTheEndIsRefused(String sample) {
    ByteBuffer data = Bytes.ofHex(sample.replace(" ", "")).buffer();
    assertThrows(MediaException.Malformed.class, () -> LengthPrefixed.units(data, 4));
  }

  @Test
  void avc1KeepsNeitherDelimitersNorParameterSets() throws MediaException {
    ByteBuffer stream =
        Bytes.ofHex("0000000109f0000001674d00000168ee00000106050000016588").buffer();
    ByteBuffer sample = LengthPrefixed.fromAnnexB(stream, H264Nal::belongsInAvc1);
    assertEquals("000000020605000000026588", Bytes.view(sample).hex());
    assertEquals(0, stream.position());
  }

  @Test
  void bothFramingsTurnIntoEachOther() throws MediaException {
    ByteBuffer stream = Bytes.ofHex("0000000109f0000000016588840000000141").buffer();
    ByteBuffer sample = LengthPrefixed.fromAnnexB(stream, unit -> true);
    assertEquals(stream, LengthPrefixed.toAnnexB(sample, 4));
  }

  @Test
  void unitsAreViewsOfTheStream() throws MediaException {
    byte[] memory = {0, 0, 1, 0x65, 7};
    ByteBuffer unit = AnnexB.units(ByteBuffer.wrap(memory)).iterator().next();
    memory[4] = 8;
    assertEquals(8, unit.get(1));
  }

  @Test
  void anIteratorEnds() throws MediaException {
    var units = AnnexB.units(Bytes.ofHex("00000165").buffer()).iterator();
    units.next();
    assertThrows(NoSuchElementException.class, units::next);
  }

  @ParameterizedTest
  @CsvSource({
    "6588, true,  3, true",
    "41e0, false, 2, false",
    "01e0, false, 0, false",
    "2188, false, 1, true",
    "4198, false, 2, false",
    "61b0, false, 3, true",
  })
  void whatASliceSays(String nal, boolean idr, int refIdc, boolean intra) throws MediaException {
    ByteBuffer unit = Bytes.ofHex(nal).buffer();
    assertEquals(idr, H264Nal.type(unit) == H264Nal.IDR_SLICE);
    assertEquals(refIdc, H264Nal.refIdc(unit));
    assertEquals(intra, H264Nal.isIntraSlice(unit));
  }
}

package dev.kinora.packager.isobmff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.time.Rational;
import org.junit.jupiter.api.Test;

final class CodecBoxesTest {
  @Test
  void elementaryStream() throws MediaException {
    ElementaryStream stream =
        new ElementaryStream(0x40, 5, 0x1234, 128_000, 96_000, Bytes.of(0x11, 0x90));
    assertEquals(stream, ElementaryStream.read(stream.write()));
    ElementaryStream without = new ElementaryStream(0x6b, 5, 0, 0, 0, Bytes.EMPTY);
    assertEquals(without, ElementaryStream.read(without.write()));
  }

  @Test
  void descriptorSizesOfOneByte() throws MediaException {
    Bytes shortForm =
        Bytes.ofHex(
            "00000000"
                + "0316000000"
                + "0411"
                + "4015000000"
                + "0000000000000000"
                + "05021190"
                + "060102");
    assertEquals(Bytes.of(0x11, 0x90), ElementaryStream.read(shortForm).decoderSpecificInfo());
  }

  @Test
  void pixelAspect() throws MediaException {
    PixelAspect aspect = new PixelAspect(64, 45);
    assertEquals(aspect, PixelAspect.read(aspect.write()));
    assertEquals(Rational.of(64, 45), aspect.ratio());
    assertEquals(Rational.ONE, new PixelAspect(0, 1).ratio());
  }

  @Test
  void colour() throws MediaException {
    for (Colour colour :
        new Colour[] {
          new Colour("nclx", 9, 16, 9, true, Bytes.EMPTY),
          new Colour("nclc", 1, 1, 1, false, Bytes.EMPTY),
          new Colour("prof", 2, 2, 2, false, Bytes.of(1, 2, 3))
        }) {
      assertEquals(colour, Colour.read(colour.write()));
    }
  }

  @Test
  void bitRate() throws MediaException {
    BitRate rate = new BitRate(1, 2, 0xffff_ffffL);
    assertEquals(rate, BitRate.read(rate.write()));
  }
}

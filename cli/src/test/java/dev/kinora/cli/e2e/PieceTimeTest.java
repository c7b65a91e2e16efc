package dev.kinora.cli.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.MediaException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PieceTimeTest {
  @Test
  void readsClustersWhoseSizesTakeEightBytesOrOne() throws MediaException {
    String eight = "1f43b675 0100000000000011 e7 0100000000000008 0000000000003039";
    String one = "1f43b675 84 e7 82 3039";

    assertEquals(OptionalDouble.of(12.345), PieceTime.of(bytes(eight)));
    assertEquals(OptionalDouble.of(12.345), PieceTime.of(bytes(one)));
  }

  @Test
  void readsFragmentsOfTheFirstTrackOnly() throws MediaException {
    String times = "00000014 74666474 01000000 000000000002bf20 00000008 6d646174 00";

    assertEquals(
        OptionalDouble.of(2), PieceTime.of(bytes("00000010 74666864 00020000 00000001" + times)));
    assertEquals(
        OptionalDouble.empty(), PieceTime.of(bytes("00000010 74666864 00020000 00000002" + times)));
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
  }
}

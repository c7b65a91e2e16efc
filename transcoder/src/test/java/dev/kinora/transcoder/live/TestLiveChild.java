package dev.kinora.transcoder.live;

import dev.kinora.transcoder.live.maker.LiveChildMain;
import java.util.List;

/** Main class of the children that these tests start. */
final class TestLiveChild {
  private TestLiveChild() {}

  public static void main(String[] arguments) {
    LiveChildMain.serve(List.of(arguments));
  }
}

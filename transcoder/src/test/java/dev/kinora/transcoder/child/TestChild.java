package dev.kinora.transcoder.child;

import java.util.List;

/** Main class of the children that these tests start. */
final class TestChild {
  private TestChild() {}

  public static void main(String[] arguments) {
    if (arguments[0].equals("stillborn")) {
      System.err.println("cannot load the codecs");
      Runtime.getRuntime().halt(7);
    }
    ChildMain.serve(List.of(arguments), FakeCodecs::new);
  }
}

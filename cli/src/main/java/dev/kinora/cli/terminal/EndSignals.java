package dev.kinora.cli.terminal;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Ctrl-C and SIGTERM as a call instead of the JVM's shutdown. Hooks of a shutdown run all at once,
 * and the database's own would close it under whoever still gives claims back.
 *
 * <p>{@code sun.misc.Signal} is exported by every JDK ({@code jdk.unsupported}), but each mention
 * in source is a warning that cannot be turned off; hence reflection.
 */
public final class EndSignals {
  private EndSignals() {}

  /** Calls {@code end}, in a thread of the JVM's, at each signal to end from now on. */
  public static void handle(Runnable end) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object onSignal =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" ->
                        System.identityHashCode(self) == System.identityHashCode(arguments[0]);
                    case "toString" -> "ends Kinora";
                    default -> {
                      end.run();
                      yield null;
                    }
                  });
      for (String name : List.of("INT", "TERM")) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), onSignal);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java cannot hear signals; use a JDK 25 or newer", e);
    }
  }
}

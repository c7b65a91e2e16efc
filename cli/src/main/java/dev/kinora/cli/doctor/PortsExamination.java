package dev.kinora.cli.doctor;

import dev.kinora.cli.wiring.WorkerMark;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the ports are free, or taken by the servers that they are for. */
final class PortsExamination implements Examination {
  private final Path data;
  private final String host;
  private final Map<String, Integer> listeners;

  PortsExamination(Path data, String host, Map<String, Integer> listeners) {
    this.data = data;
    this.host = host;
    this.listeners = listeners;
  }

  @Override
  public String what() {
    return "ports";
  }

  @Override
  public List<Diagnosis> examine() throws IOException {
    boolean runs = Files.isDirectory(data) && WorkerMark.isSet(data);
    List<Diagnosis> found = new ArrayList<>();
    for (Map.Entry<String, Integer> listener : listeners.entrySet()) {
      found.add(port(listener.getKey(), listener.getValue(), runs));
    }
    return found;
  }

  private Diagnosis port(String flag, int port, boolean runs) throws IOException {
    String what = "port " + port;
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
      return Diagnosis.good(what, "It is free.");
    } catch (BindException e) {
      return runs
          ? Diagnosis.note(
              what,
              "It is taken while a Kinora works on this folder.",
              "Nothing to do if that is the one you run.")
          : Diagnosis.bad(
              what,
              "It cannot be listened on: " + e.getMessage() + ".",
              "End the program that has it, or give " + flag + " another number.");
    }
  }
}

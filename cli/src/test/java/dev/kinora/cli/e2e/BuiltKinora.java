package dev.kinora.cli.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program, started by its script as a person would. Ends with the test. */
final class BuiltKinora implements AutoCloseable {
  private final Process process;
  private final String address;
  private final Path talk;

  private BuiltKinora(Process process, String address, Path talk) {
    this.process = process;
    this.address = address;
    this.talk = talk;
  }

  /**
   * Starts a server, on free ports where no others are given, and waits until it has printed its
   * address.
   */
  static BuiltKinora start(Path data, String verb, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(verb, "--data", data.toString()));
    for (String port : List.of("--https-port", "--http-port", "--rooms-port", "--ingest-port")) {
      if (!List.of(more).contains(port)) {
        arguments.addAll(List.of(port, "0"));
      }
    }
    arguments.addAll(List.of(more));
    Path talk = Files.createTempFile(data.toAbsolutePath().getParent(), "talk", ".txt");
    Process process = command(arguments).redirectError(talk.toFile()).start();
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (line == null) {
      throw new IOException(
          "kinora " + verb + " ended without an address: " + Files.readString(talk));
    }
    return new BuiltKinora(process, line, talk);
  }

  /** Runs a verb to its end. */
  static Outcome run(String... arguments) throws IOException, InterruptedException {
    Path talk = Files.createTempFile("kinora-talk", ".txt");
    try {
      Process process = command(List.of(arguments)).redirectError(talk.toFile()).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), out, Files.readString(talk));
    } finally {
      Files.delete(talk);
    }
  }

  /** A verb with its arguments, to be started. */
  static ProcessBuilder command(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(script().toString()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  private static Path script() {
    return Path.of("..").toAbsolutePath().normalize().resolve("kinora");
  }

  /** The address of the hub, with a slash at its end. */
  String address() {
    return address;
  }

  /**
   * An address that the program told people after these words, once it has.
   *
   * @param words such as {@code Live streams go to}
   */
  String told(String words) throws IOException, InterruptedException {
    Pattern told = Pattern.compile(Pattern.quote(words) + "\\s+(\\S+)");
    for (int tries = 0; tries < 600; tries++) {
      Matcher found = told.matcher(Files.readString(talk));
      if (found.find()) {
        return found.group(1);
      }
      Thread.sleep(50);
    }
    throw new IOException("never said \"" + words + "\": " + Files.readString(talk));
  }

  /** The next line of data after the address, as soon as it comes. */
  String nextLine() throws IOException {
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (line == null) {
      throw new IOException("no further line: " + Files.readString(talk));
    }
    return line;
  }

  long pid() {
    return process.pid();
  }

  /** Ends the program at once, as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("kinora did not end within 60 s of SIGTERM");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** How a verb ended. */
  record Outcome(int exitCode, String data, String talk) {}
}

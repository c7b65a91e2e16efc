package dev.kinora.cli.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A flag is stronger than the environment, that than the file, that than the default. */
final class ConfigDefaultsTest {
  @TempDir Path folder;

  @Command(name = "program")
  static final class Program implements Runnable {
    @Option(names = "--config")
    Path config = Path.of("none");

    @Option(names = "--http-port", defaultValue = "8000")
    int port;

    @Override
    public void run() {}
  }

  private int port(Map<String, String> environment, String... arguments) throws IOException {
    Program program = new Program();
    new CommandLine(program)
        .setDefaultValueProvider(ConfigDefaults.read(arguments, environment))
        .parseArgs(arguments);
    return program.port;
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("kinora.conf"), text).toString();
  }

  @Test
  void eachSourceIsStrongerThanTheOneBefore() throws IOException {
    String config = file("http-port = 8001\n");
    Map<String, String> environment = Map.of("KINORA_HTTP_PORT", "8002");

    assertEquals(8000, port(Map.of()));
    assertEquals(8001, port(Map.of(), "--config", config));
    assertEquals(8001, port(Map.of("KINORA_CONFIG", config)));
    assertEquals(8002, port(environment, "--config=" + config));
    assertEquals(8003, port(environment, "--config", config, "--http-port", "8003"));
  }

  @Test
  void namesThatNoFlagHasAreFound() throws IOException {
    String[] arguments = {"--config", file("http-port=1\nhtp-port=2\n")};

    assertEquals(
        Set.of("htp-port"),
        ConfigDefaults.read(arguments, Map.of()).unknownNames(new CommandLine(new Program())));
  }

  @Test
  void aNamedFileThatIsNotThereIsAnError() {
    String[] arguments = {"--config", folder.resolve("absent").toString()};

    assertThrows(IOException.class, () -> ConfigDefaults.read(arguments, Map.of()));
  }
}

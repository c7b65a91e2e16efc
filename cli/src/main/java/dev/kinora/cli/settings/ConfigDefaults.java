package dev.kinora.cli.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Gives options that are not on the command line their value from the environment or the
 * configuration file. Immutable.
 */
public final class ConfigDefaults implements IDefaultValueProvider {
  private static final String PREFIX = "KINORA_";

  private final Map<String, String> environment;
  private final Map<String, String> file;

  private ConfigDefaults(Map<String, String> environment, Map<String, String> file) {
    this.environment = Map.copyOf(environment);
    this.file = Map.copyOf(file);
  }

  /**
   * Reads the file that {@code --config} or {@code KINORA_CONFIG} names; without either there is
   * none.
   *
   * @throws IOException if the named file cannot be read
   */
  public static ConfigDefaults read(String[] arguments, Map<String, String> environment)
      throws IOException {
    Optional<String> named =
        fromArguments(arguments).or(() -> Optional.ofNullable(environment.get(PREFIX + "CONFIG")));
    Map<String, String> values = new TreeMap<>();
    if (named.isPresent()) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(Path.of(named.get()))) {
        properties.load(reader);
      } catch (IllegalArgumentException broken) {
        throw new IOException(named.get() + ": " + broken.getMessage(), broken);
      }
      properties.forEach((key, value) -> values.put(key.toString(), value.toString().strip()));
    }
    return new ConfigDefaults(environment, values);
  }

  private static Optional<String> fromArguments(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("--config=")) {
        return Optional.of(arguments[i].substring("--config=".length()));
      }
      if (arguments[i].equals("--config") && i + 1 < arguments.length) {
        return Optional.of(arguments[i + 1]);
      }
    }
    return Optional.empty();
  }

  /** Names in the file that no option has: most likely slips of the pen. */
  public Set<String> unknownNames(CommandLine program) {
    Set<String> unknown = new TreeSet<>(file.keySet());
    removeKnown(program, unknown);
    return unknown;
  }

  private static void removeKnown(CommandLine command, Set<String> names) {
    for (OptionSpec option : command.getCommandSpec().options()) {
      names.remove(name(option));
    }
    command.getSubcommands().values().forEach(sub -> removeKnown(sub, names));
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    String name = name(option);
    String fromEnvironment =
        environment.get(PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT));
    return fromEnvironment != null ? fromEnvironment : file.get(name);
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }
}

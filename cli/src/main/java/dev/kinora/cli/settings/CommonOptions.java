package dev.kinora.cli.settings;

import dev.kinora.packager.MediaException;
import dev.kinora.transcoder.cache.CacheBound;
import dev.kinora.transcoder.ingest.Levelling;
import dev.kinora.transcoder.ingest.Repackaging;
import dev.kinora.transcoder.ladder.Profile;
import dev.kinora.transcoder.ladder.ProfileFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that every verb understands. */
public final class CommonOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "kinora-data",
      description = "Folder of everything Kinora keeps (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("kinora-data");

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "JDBC address of the database (default: a file in the data folder).")
  private @Nullable String database;

  @Option(
      names = "--store",
      paramLabel = "URL",
      description = "Where titles are published: a folder (default: the data folder).")
  private @Nullable String store;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "File of settings, one flag=value a line; flags and KINORA_… are stronger.")
  private @Nullable Path config;

  @Option(
      names = "--repackage",
      paramLabel = "auto|never",
      defaultValue = "auto",
      description =
          "Whether tracks that players take are played as they are, without encoding (default:"
              + " ${DEFAULT-VALUE}).")
  private String repackage = "auto";

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "default",
      description =
          "The codings of titles that are added: default, av1, vp9, hevc, or a file"
              + " profiles/NAME.json in the data folder (default: ${DEFAULT-VALUE}).")
  private String profile = "default";

  @Option(
      names = "--loudness",
      paramLabel = "off|r128",
      defaultValue = "off",
      description =
          "Whether new titles are brought to one loudness, -23 LUFS by EBU R 128; their sound is"
              + " read once before they can be played (default: ${DEFAULT-VALUE}).")
  private String loudness = "off";

  @Option(
      names = "--cache",
      paramLabel = "SIZE",
      defaultValue = "none",
      description =
          "How much encoded segments may take, such as 20GB; what is watched least makes room"
              + " (default: ${DEFAULT-VALUE}, as much as the disk holds).")
  private String cache = "none";

  @Option(
      names = {"-q", "--quiet"},
      description = "Say only what went wrong.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more: how things are done, and stack traces of failures.")
  private boolean verbose;

  /** The data folder, absolute. */
  public Path data() {
    return data.toAbsolutePath().normalize();
  }

  /** The database's address, where one was given. */
  public Optional<String> database() {
    return Optional.ofNullable(database);
  }

  /**
   * The folder that titles are published in.
   *
   * @throws UnusableSetting if the address is not a folder's
   */
  public Path store() {
    if (store == null) {
      return data();
    }
    if (store.matches("[a-z][a-z0-9+.-]+:.*") && !store.startsWith("file:")) {
      throw new UnusableSetting(
          "--store: expected a folder or a file: address, found \"" + store + "\"");
    }
    Path folder = store.startsWith("file:") ? Path.of(URI.create(store)) : Path.of(store);
    return folder.toAbsolutePath().normalize();
  }

  /** The configuration file that was named, already read by {@link ConfigDefaults}. */
  public Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  /**
   * Whether tracks that players take become renditions as they are.
   *
   * @throws UnusableSetting if it is neither of the two words
   */
  public Repackaging repackaging() {
    return switch (repackage.toLowerCase(Locale.ROOT)) {
      case "auto" -> Repackaging.AUTO;
      case "never" -> Repackaging.NEVER;
      default ->
          throw new UnusableSetting(
              "--repackage: expected auto or never, found \"" + repackage + "\"");
    };
  }

  /**
   * The codings of titles that are added.
   *
   * @throws UnusableSetting if there is no such profile, or its file is wrong
   */
  public Profile profile() {
    try {
      return ProfileFile.find(data().resolve("profiles"), profile);
    } catch (MediaException e) {
      throw new UnusableSetting("--profile: " + e.getMessage());
    } catch (IOException e) {
      throw new UnusableSetting("--profile: " + profile + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * How much encoded segments may take.
   *
   * @throws UnusableSetting if it is no size
   */
  public CacheBound cache() {
    try {
      return CacheBound.parse(cache);
    } catch (IllegalArgumentException e) {
      throw new UnusableSetting("--cache: " + e.getMessage());
    }
  }

  /**
   * Whether new titles are brought to one loudness.
   *
   * @throws UnusableSetting if it is neither of the two words
   */
  public Levelling levelling() {
    return switch (loudness.toLowerCase(Locale.ROOT)) {
      case "off" -> Levelling.OFF;
      case "r128" -> Levelling.R128;
      default ->
          throw new UnusableSetting("--loudness: expected off or r128, found \"" + loudness + "\"");
    };
  }

  /** Whether talk and progress are unwanted. */
  public boolean quiet() {
    return quiet;
  }

  /** Whether details are wanted. */
  public boolean verbose() {
    return verbose;
  }
}

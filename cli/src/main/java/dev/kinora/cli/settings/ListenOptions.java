package dev.kinora.cli.settings;

import dev.kinora.origin.AccessMode;
import dev.kinora.origin.OriginSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where and how the servers listen. */
public final class ListenOptions {
  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
  private String host = "127.0.0.1";

  @Option(
      names = "--https-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      converter = PortOption.Reader.class,
      description =
          "Port of the hub: pages, API, HLS and DASH over HTTPS (default: ${DEFAULT-VALUE}).")
  private PortOption https = new PortOption.Reader().convert("8080");

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8000",
      converter = PortOption.Reader.class,
      description = "Port for devices that trust no certificate (default: ${DEFAULT-VALUE}).")
  private PortOption http = new PortOption.Reader().convert("8000");

  @Option(
      names = "--ingest-port",
      paramLabel = "PORT",
      defaultValue = "9090",
      converter = PortOption.Reader.class,
      description = "Port for live streams over raw TCP (default: ${DEFAULT-VALUE}).")
  private PortOption ingest = new PortOption.Reader().convert("9090");

  @Option(
      names = "--access",
      paramLabel = "open|members",
      description =
          "Who may watch (default: open on this machine only, members when --host is wider).")
  private @Nullable AccessMode access;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "PEM file of your own certificate, with --key; else Kinora makes one.")
  private @Nullable Path certificate;

  @Option(names = "--key", paramLabel = "FILE", description = "PEM file of the key of --cert.")
  private @Nullable Path key;

  /**
   * What the origin is started with.
   *
   * @throws UnusableSetting if flags contradict one another
   */
  public OriginSettings origin(Path data) {
    OriginSettings settings =
        OriginSettings.defaults(data)
            .withPorts(https.number(), http.number())
            .withHost(host, accessMode());
    return certificate().map(settings::withCertificate).orElse(settings);
  }

  /** Where live streams are taken over raw TCP, if anywhere. */
  public Optional<InetSocketAddress> ingest() {
    return ingest.number().isPresent()
        ? Optional.of(new InetSocketAddress(host, ingest.number().getAsInt()))
        : Optional.empty();
  }

  private AccessMode accessMode() {
    if (access != null) {
      return access;
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress() ? AccessMode.OPEN : AccessMode.MEMBERS;
    } catch (UnknownHostException e) {
      throw new UnusableSetting("--host: this machine knows no address of \"" + host + "\"");
    }
  }

  private Optional<OriginSettings.PemFiles> certificate() {
    if ((certificate == null) != (key == null)) {
      throw new UnusableSetting("--cert and --key belong together; give both or none");
    }
    return certificate == null || key == null
        ? Optional.empty()
        : Optional.of(new OriginSettings.PemFiles(certificate, key));
  }
}

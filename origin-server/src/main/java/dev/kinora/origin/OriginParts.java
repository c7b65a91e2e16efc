package dev.kinora.origin;

import dev.kinora.origin.account.AccountParts;
import dev.kinora.origin.library.Library;
import dev.kinora.origin.live.LiveParts;
import dev.kinora.origin.ops.HealthCheck;
import dev.kinora.origin.origins.Neighbours;
import dev.kinora.origin.route.Feature;
import dev.kinora.packager.publish.AssetStore;
import dev.kinora.packager.publish.SegmentSupply;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;

/**
 * What the origin serves and who it asks; made by the composition root.
 *
 * @param library the titles
 * @param store their published bytes
 * @param supply makes segments that are missing
 * @param live running streams
 * @param checks what has to work before the process counts as ready
 * @param registry where metrics of the whole process stand; the origin adds its own
 * @param version the program's version, for {@code /api/version}
 * @param accounts what accounts need
 * @param neighbours the origins over the same library; the origin announces itself there
 * @param features further addresses; the origin closes them
 */
public record OriginParts(
    Library library,
    AssetStore store,
    SegmentSupply supply,
    LiveParts live,
    List<HealthCheck> checks,
    PrometheusRegistry registry,
    String version,
    AccountParts accounts,
    Neighbours neighbours,
    List<Feature> features) {
  public OriginParts {
    checks = List.copyOf(checks);
    features = List.copyOf(features);
  }
}

package dev.kinora.origin.route;

import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One address with the routes of all its methods. Immutable.
 *
 * @param routes at least one, all of the same template, each of another method
 */
record Resource(List<Route> routes) {
  Resource {
    routes = List.copyOf(routes);
    if (routes.stream().map(Route::method).distinct().count() != routes.size()) {
      throw new IllegalArgumentException(
          "%s: expected each method once, found %s"
              .formatted(
                  routes.getFirst().template(), routes.stream().map(Route::method).toList()));
    }
  }

  /** The addresses of a table, in its order. */
  static List<Resource> of(List<Route> table) {
    Map<String, List<Route>> byAddress =
        table.stream()
            .collect(
                Collectors.groupingBy(
                    route -> route.template().text(), LinkedHashMap::new, Collectors.toList()));
    return byAddress.values().stream().map(Resource::new).toList();
  }

  Template template() {
    return routes.getFirst().template();
  }

  /** Any of the routes: what they have in common. */
  Route first() {
    return routes.getFirst();
  }

  /** The route that answers a method; GET answers HEAD. */
  Optional<Route> route(HttpString method) {
    HttpString wanted = method.equals(Methods.HEAD) ? Methods.GET : method;
    return routes.stream().filter(route -> route.method().equals(wanted)).findFirst();
  }

  /** The value of {@code Allow}. */
  String methods() {
    return Stream.concat(
            routes.stream()
                .flatMap(route ->
                    route.method().equals(Methods.GET)
                        ? Stream.of("GET", "HEAD")
                        : Stream.of(route.method().toString())),
            Stream.of("OPTIONS"))
        .distinct()
        .collect(Collectors.joining(", "));
  }
}

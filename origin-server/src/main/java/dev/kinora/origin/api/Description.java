package dev.kinora.origin.api;

import dev.kinora.origin.route.Need;
import dev.kinora.origin.route.Route;
import dev.kinora.origin.route.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API's description (OpenAPI 3.1), joined from one file a feature and completed with what the
 * route table knows: the grammar of path parameters, and what each operation asks of its caller.
 */
public final class Description {
  /** Names of the files in {@code openapi/}; a feature that adds routes adds its file here. */
  static final List<String> FILES =
      List.of(
          "base",
          "library",
          "operation",
          "accounts",
          "origins",
          "rooms",
          "live",
          "uploads",
          "jobs");

  private static final JsonMapper JSON = JsonMapper.shared();

  private Description() {}

  /** The description of a server with these routes: what it does not have is left out. */
  static byte[] of(List<Route> routes) {
    ObjectNode whole = joined();
    ObjectNode paths = (ObjectNode) whole.get("paths");
    Set<String> offered = routes.stream().map(Description::operation).collect(Collectors.toSet());
    for (String path : List.copyOf(paths.propertyNames())) {
      ObjectNode operations = (ObjectNode) paths.get(path);
      for (String method : List.copyOf(operations.propertyNames())) {
        if (!offered.contains(method + " " + path)) {
          operations.remove(method);
        }
      }
      if (operations.isEmpty()) {
        paths.remove(path);
      }
    }
    routes.forEach(route -> complete(whole, route));
    return JSON.writeValueAsBytes(whole);
  }

  private static ObjectNode joined() {
    ObjectNode whole = read(FILES.getFirst());
    FILES.stream().skip(1).forEach(name -> join(whole, read(name), name));
    return whole;
  }

  /** Every operation that is described, such as {@code get /api/titles}. */
  public static Set<String> operations() {
    return joined().get("paths").properties().stream()
        .flatMap(path ->
            path.getValue().propertyNames().stream().map(method -> method + " " + path.getKey()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The operation of a route, as {@link #operations} names them. */
  public static String operation(Route route) {
    return method(route) + " " + route.template();
  }

  private static ObjectNode read(String name) {
    String file = "openapi/" + name + ".json";
    try (InputStream in = Description.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + ": expected beside this class, found nothing");
      }
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** Adds the members of an object to another, which must not say the same thing differently. */
  private static void join(ObjectNode to, ObjectNode from, String name) {
    for (Map.Entry<String, JsonNode> member : from.properties()) {
      JsonNode there = to.get(member.getKey());
      if (there == null) {
        to.set(member.getKey(), member.getValue());
      } else if (there instanceof ObjectNode deeper
          && member.getValue() instanceof ObjectNode more) {
        join(deeper, more, name);
      } else {
        throw new IllegalStateException(
            "openapi/%s.json: %s is described twice".formatted(name, member.getKey()));
      }
    }
  }

  private static void complete(ObjectNode whole, Route route) {
    JsonNode path = whole.get("paths").get(route.template().text());
    if (!(path instanceof ObjectNode described)) {
      return;
    }
    if (!described.has("parameters")) {
      ArrayNode parameters = JSON.createArrayNode();
      route.template().names().forEach(name -> parameters.add(parameter(name)));
      if (!parameters.isEmpty()) {
        described.set("parameters", parameters);
      }
    }
    JsonNode operation = described.get(method(route));
    if (operation instanceof ObjectNode own) {
      completeOperation(own, route);
    }
  }

  private static String method(Route route) {
    return route.method().toString().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode parameter(String name) {
    ObjectNode parameter = JSON.createObjectNode();
    parameter.put("name", name).put("in", "path").put("required", true);
    parameter
        .putObject("schema")
        .put("type", "string")
        .put("pattern", "^(?:" + Template.grammar(name) + ")$");
    return parameter;
  }

  private static void completeOperation(ObjectNode operation, Route route) {
    ArrayNode security = operation.putArray("security");
    if (route.need() == Need.NOBODY) {
      return;
    }
    security.addObject().putArray("cookie");
    security.addObject().putArray("bearer");
    if (route.need() == Need.WATCH && route.reads() && route.template().names().contains("id")) {
      security.addObject().putArray("signature");
    }
    ObjectNode responses = (ObjectNode) operation.get("responses");
    for (String refusal : List.of("401", "403")) {
      if (!responses.has(refusal)) {
        responses.putObject(refusal).put("$ref", "#/components/responses/Problem");
      }
    }
  }
}

package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.origin.route.Template;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds answers against the API's description: status, media type and the shape of JSON. */
final class Described {
  private final JsonNode whole;
  private final Set<String> seen = new TreeSet<>();

  Described(byte[] description) {
    whole = JsonMapper.shared().readTree(description);
  }

  /** Fails if the answer is not one of those described for that operation. */
  void check(String method, String path, HttpResponse<byte[]> response) {
    Optional<Map.Entry<String, JsonNode>> found =
        whole.get("paths").properties().stream()
            .filter(entry ->
                Template.of(entry.getKey()).match(path.replaceAll("\\?.*", "")).isPresent())
            .findFirst();
    assertTrue(found.isPresent(), path);
    String member = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    JsonNode operation = found.get().getValue().get(member);
    if (operation == null) {
      assertEquals(405, response.statusCode(), method + " " + path);
      return;
    }
    String status = Integer.toString(response.statusCode());
    String what = member + " " + found.get().getKey() + " " + status;
    JsonNode answer = operation.get("responses").get(status);
    assertTrue(answer != null, () -> what + " is not described");
    seen.add(what);
    checkBody(what, resolved(answer), response);
  }

  private void checkBody(String what, JsonNode answer, HttpResponse<byte[]> response) {
    if (!answer.has("content")) {
      assertTrue(response.statusCode() == 206 || response.body().length == 0, what);
      return;
    }
    String type = response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    JsonNode content = answer.get("content").get(type);
    if (content == null) {
      assertTrue(answer.get("content").has("application/octet-stream"), what + " " + type);
      return;
    }
    if (type.endsWith("json") && content.has("schema") && response.body().length > 0) {
      Optional<String> fault =
          fault("$", JsonMapper.shared().readTree(response.body()), content.get("schema"));
      assertEquals(Optional.empty(), fault, what);
    }
  }

  /** Answers that are described and were not seen, of operations whose path fits. */
  Set<String> unseen(String paths) {
    Set<String> unseen = new TreeSet<>();
    for (var path : whole.get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (path.getKey().matches(paths) && operation.getValue().has("responses")) {
          for (String status : operation.getValue().get("responses").propertyNames()) {
            unseen.add(operation.getKey() + " " + path.getKey() + " " + status);
          }
        }
      }
    }
    unseen.removeAll(seen);
    return unseen;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? whole.at(node.get("$ref").asString().substring(1)) : node;
  }

  /** What is wrong with a value, by the part of JSON Schema that the description uses. */
  private Optional<String> fault(String at, JsonNode value, JsonNode unresolved) {
    JsonNode schema = resolved(unresolved);
    if (schema.has("oneOf")) {
      boolean fits =
          schema.get("oneOf").valueStream().anyMatch(one -> fault(at, value, one).isEmpty());
      return fits ? Optional.empty() : Optional.of(at + " fits none of " + schema);
    }
    if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
      return Optional.of(at + " is none of " + schema.get("enum"));
    }
    if (schema.has("const") && !schema.get("const").equals(value)) {
      return Optional.of(at + " is not " + schema.get("const"));
    }
    if (schema.has("type") && !isOfType(value, schema.get("type"))) {
      return Optional.of(at + " is no " + schema.get("type"));
    }
    if (value.isArray() && schema.has("items")) {
      return value
          .valueStream()
          .flatMap(item -> fault(at + "[]", item, schema.get("items")).stream())
          .findFirst();
    }
    return value.isObject() && schema.has("properties")
        ? ofMembers(at, value, schema)
        : Optional.empty();
  }

  private Optional<String> ofMembers(String at, JsonNode value, JsonNode schema) {
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asString())) {
        return Optional.of(at + " lacks " + name);
      }
    }
    for (var member : value.properties()) {
      JsonNode of = schema.get("properties").get(member.getKey());
      if (of == null) {
        return Optional.of(at + "." + member.getKey() + " is not described");
      }
      Optional<String> fault = fault(at + "." + member.getKey(), member.getValue(), of);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static boolean isOfType(JsonNode value, JsonNode type) {
    if (type.isArray()) {
      return type.valueStream().anyMatch(one -> isOfType(value, one));
    }
    return switch (type.asString()) {
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "null" -> value.isNull();
      default -> throw new AssertionError("an unknown type: " + type);
    };
  }
}

package dev.kinora.origin;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies as what they say. */
final class Texts {
  private Texts() {}

  static JsonNode json(byte[] body) {
    return JsonMapper.shared().readTree(body);
  }
}

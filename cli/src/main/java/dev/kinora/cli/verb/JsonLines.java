package dev.kinora.cli.verb;

import tools.jackson.databind.json.JsonMapper;

/** Data for programs: one JSON object a line. */
final class JsonLines {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonLines() {}

  static String of(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}

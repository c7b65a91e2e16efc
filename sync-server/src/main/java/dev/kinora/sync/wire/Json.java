package dev.kinora.sync.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes JSON with bounds. Thread-safe. */
public final class Json {
  private static final int DEPTH = 12;
  private static final int NUMBER_CHARS = 40;
  private static final int NAME_CHARS = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxNumberLength(NUMBER_CHARS)
                          .maxNameLength(NAME_CHARS)
                          .build())
                  .build())
          .build();

  private Json() {}

  /**
   * Reads an object.
   *
   * @throws BadFrame if the text is none
   */
  public static ObjectNode object(String text) throws BadFrame {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw BadFrame.bad("a frame is one JSON object");
    } catch (JacksonException e) {
      throw BadFrame.bad("a frame is one JSON object: " + e.getOriginalMessage());
    }
  }

  /** An empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The text of a node. */
  public static String text(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }
}

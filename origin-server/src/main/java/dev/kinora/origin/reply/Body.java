package dev.kinora.origin.reply;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Request bodies as JSON. No state. */
final class Body {
  private static final int DEEPEST = 16;

  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Body() {}

  static JsonNode json(byte[] body, @Nullable String mediaType, int maxBytes)
      throws ProblemException {
    if (!isJson(mediaType)) {
      throw new ProblemException(Problem.unsupportedMediaType("application/json", mediaType));
    }
    if (body.length > maxBytes) {
      throw new ProblemException(Problem.contentTooLarge(maxBytes));
    }
    try {
      JsonNode node = STRICT.readTree(body);
      if (node == null || !node.isObject()) {
        throw new ProblemException(
            Problem.badRequest("The body has to be one JSON object, such as {\"name\":\"…\"}."));
      }
      return node;
    } catch (JacksonException e) {
      throw new ProblemException(Problem.badRequest("The body is not JSON: " + place(e)));
    }
  }

  private static boolean isJson(@Nullable String mediaType) {
    if (mediaType == null) {
      return false;
    }
    String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json");
  }

  /** Where it stops being JSON, without a piece of what was sent: that may be a password. */
  private static String place(JacksonException e) {
    return e.getLocation() == null
        ? "it cannot be read."
        : "see line %d, column %d."
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }
}

package dev.kinora.origin.upload;

import dev.kinora.origin.upload.UploadRecord.Stage;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An upload's record as it lies beside its bytes. No state. */
final class RecordJson {
  /** Larger than any record. */
  static final int MAX_BYTES = 64 << 10;

  private static final JsonMapper JSON = JsonMapper.shared();

  private RecordJson() {}

  static byte[] write(UploadRecord upload) {
    ObjectNode node = JSON.createObjectNode();
    node.put("owner", upload.owner());
    node.put("metadata", upload.metadata().text());
    node.put("fileName", upload.metadata().fileName());
    node.put("lengthBytes", upload.lengthBytes());
    node.put("createdAt", upload.createdAt().toString());
    switch (upload.stage()) {
      case Stage.Receiving receiving ->
          receiving.unverifiedFrom().ifPresent(from -> node.put("unverifiedFrom", from));
      case Stage.Taken taken ->
          node.put("title", taken.titleId()).put("settledAt", taken.at().toString());
      case Stage.Refused refused ->
          node.put("refusal", refused.reason()).put("settledAt", refused.at().toString());
    }
    return JSON.writeValueAsBytes(node);
  }

  /**
   * Reads a record.
   *
   * @throws IOException if it is not one
   */
  static UploadRecord read(String id, byte[] json) throws IOException {
    try {
      JsonNode node = JSON.readTree(json);
      return new UploadRecord(
          id,
          node.required("owner").asString(),
          new UploadMetadata(
              node.required("metadata").asString(), node.required("fileName").asString()),
          node.required("lengthBytes").asLong(),
          Instant.parse(node.required("createdAt").asString()),
          stage(node));
    } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
      throw new IOException("upload %s: its record cannot be read: %s".formatted(id, e), e);
    }
  }

  private static Stage stage(JsonNode node) {
    if (node.has("title")) {
      return new Stage.Taken(
          node.get("title").asString(), Instant.parse(node.required("settledAt").asString()));
    }
    if (node.has("refusal")) {
      return new Stage.Refused(
          node.get("refusal").asString(), Instant.parse(node.required("settledAt").asString()));
    }
    return node.has("unverifiedFrom")
        ? new Stage.Receiving(OptionalLong.of(node.get("unverifiedFrom").asLong()))
        : Stage.Receiving.PLAIN;
  }
}

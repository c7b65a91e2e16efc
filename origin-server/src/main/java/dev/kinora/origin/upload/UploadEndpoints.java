package dev.kinora.origin.upload;

import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Document;
import dev.kinora.origin.reply.Replies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What became of uploads, as JSON. Thread-safe. */
final class UploadEndpoints {
  private final UploadFolder folder;
  private final UploadStatuses statuses;

  /** Answers about the uploads in a folder. */
  UploadEndpoints(UploadFolder folder, UploadStatuses statuses) {
    this.folder = folder;
    this.statuses = statuses;
  }

  /** {@code GET /api/uploads}: those of the caller, newest first. */
  void all(Call call) throws ProblemException, IOException {
    String owner = Owners.of(call.caller());
    List<UploadRecord> own = new ArrayList<>(folder.all());
    own.removeIf(upload -> !upload.owner().equals(owner));
    own.sort(
        Comparator.comparing(UploadRecord::createdAt).reversed().thenComparing(UploadRecord::id));
    List<Map<String, @Nullable Object>> shown = new ArrayList<>();
    for (UploadRecord upload : own) {
      shown.add(statuses.json(upload));
    }
    send(call, Map.of("uploads", shown));
  }

  /** {@code GET /api/uploads/{key}}. */
  void one(Call call) throws ProblemException, IOException {
    send(call, statuses.json(Owners.find(folder, call)));
  }

  private static void send(Call call, Map<String, ?> json) throws ProblemException {
    Replies.send(
        call,
        Document.of(MediaTypes.JSON, JsonMapper.shared().writeValueAsBytes(json)),
        Caching.NONE);
  }
}

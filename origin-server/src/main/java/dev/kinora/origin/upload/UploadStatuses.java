package dev.kinora.origin.upload;

import dev.kinora.origin.library.Library;
import dev.kinora.origin.library.LibraryTitle;
import dev.kinora.origin.library.Stage;
import dev.kinora.packager.publish.TitleState;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells how uploads fare, from their records and the library. Thread-safe. */
final class UploadStatuses {
  private final UploadFolder folder;
  private final Library library;
  private final UploadIngest ingest;
  private final UploadLimits limits;

  /** Statuses of the uploads in a folder. */
  UploadStatuses(UploadFolder folder, Library library, UploadIngest ingest, UploadLimits limits) {
    this.folder = folder;
    this.library = library;
    this.ingest = ingest;
    this.limits = limits;
  }

  UploadStatus of(UploadRecord upload) throws IOException {
    return switch (upload.stage()) {
      case UploadRecord.Stage.Receiving _ -> arriving(upload);
      case UploadRecord.Stage.Taken taken -> of(taken.titleId());
      case UploadRecord.Stage.Refused refused ->
          new UploadStatus.Failed(Optional.empty(), refused.reason());
    };
  }

  private UploadStatus arriving(UploadRecord upload) throws IOException {
    long received = folder.received(upload);
    return received < upload.lengthBytes()
        ? new UploadStatus.Receiving(received, upload.lengthBytes())
        : new UploadStatus.Probing(ingest.trouble(upload.id()));
  }

  private UploadStatus of(String titleId) {
    Optional<LibraryTitle> title = library.title(titleId);
    if (title.isEmpty()) {
      return new UploadStatus.Failed(
          Optional.empty(), "The title was taken out of the library again.");
    }
    return switch (title.get().stage()) {
      case Stage.Probing _ -> new UploadStatus.Probing(Optional.empty());
      case Stage.Refused refused -> new UploadStatus.Failed(Optional.empty(), refused.reason());
      case Stage.Probed probed -> of(titleId, probed.state());
    };
  }

  private static UploadStatus of(String titleId, TitleState state) {
    return switch (state) {
      case TitleState.Playable playable ->
          new UploadStatus.Encoding(titleId, playable.spansDone(), playable.spansTotal());
      case TitleState.Ready _ -> new UploadStatus.Ready(titleId);
      case TitleState.Failed failed ->
          new UploadStatus.Failed(Optional.of(titleId), failed.reason());
    };
  }

  /** The JSON that pages and programs get. */
  Map<String, @Nullable Object> json(UploadRecord upload) throws IOException {
    UploadStatus status = of(upload);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", upload.id());
    json.put("name", upload.metadata().fileName());
    json.put("sizeBytes", upload.lengthBytes());
    json.put("offsetBytes", folder.received(upload));
    json.put("state", status.state());
    json.put("progress", status.progress());
    json.put("title", status.title().orElse(null));
    json.put("error", status.error().orElse(null));
    json.put("createdAt", upload.createdAt().toString());
    json.put("expiresAt", folder.touched(upload).plus(limits.idle()).toString());
    return json;
  }
}

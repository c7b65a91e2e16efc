package dev.kinora.origin.upload;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of tus 1.0 in requests. No state. */
final class TusFields {
  static final String VERSION = "1.0.0";
  static final String RESUMABLE = "Tus-Resumable";
  static final String OFFSET = "Upload-Offset";
  static final String LENGTH = "Upload-Length";

  /** The media type of a piece of an upload. */
  static final String PIECE = "application/offset+octet-stream";

  // No more digits than a long has for sure.
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private TusFields() {}

  /** Says and asks for the version; every request but GET and OPTIONS states one. */
  static void agree(Call call) throws ProblemException {
    call.set(RESUMABLE, VERSION);
    if (!VERSION.equals(call.header(RESUMABLE))) {
      throw new ProblemException(
          new Problem(
              412,
              "Precondition failed",
              "Tus-Resumable: expected %s, the only version spoken here.".formatted(VERSION),
              Map.of("Tus-Version", VERSION)));
    }
  }

  /** The size of a new upload. */
  static long length(Call call, long largest) throws ProblemException {
    if (call.header("Upload-Defer-Length") != null) {
      throw new ProblemException(
          Problem.badRequest("Upload-Defer-Length: an upload's length is stated at once here."));
    }
    long length = number(LENGTH, call.header(LENGTH));
    if (length > largest) {
      throw new ProblemException(
          new Problem(
              413,
              "Content too large",
              "This server takes uploads of at most %d bytes; this one has %d."
                  .formatted(largest, length),
              Map.of()));
    }
    return length;
  }

  /** Where a piece begins. */
  static long offset(Call call) throws ProblemException {
    return number(OFFSET, call.header(OFFSET));
  }

  private static long number(String name, @Nullable String value) throws ProblemException {
    if (value == null || !NUMBER.matcher(value).matches()) {
      throw new ProblemException(
          Problem.badRequest("%s: expected a number of bytes in digits.".formatted(name)));
    }
    return Long.parseLong(value);
  }

  static boolean isPiece(Call call) {
    String type = call.header("Content-Type");
    return type != null && type.strip().toLowerCase(Locale.ROOT).equals(PIECE);
  }

  static void askForPiece(Call call) throws ProblemException {
    if (!isPiece(call)) {
      throw new ProblemException(Problem.unsupportedMediaType(PIECE, call.header("Content-Type")));
    }
  }
}

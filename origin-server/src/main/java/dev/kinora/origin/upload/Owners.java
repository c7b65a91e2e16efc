package dev.kinora.origin.upload;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Caller;
import java.io.IOException;

/** Whose uploads are whose. No state. */
final class Owners {
  private static final String LOCAL = "local";

  private Owners() {}

  /** Whose an upload of this caller is; everybody at this machine shares theirs. */
  static String of(Caller caller) {
    return caller.accountId().map(id -> "account:" + id).orElse(LOCAL);
  }

  /**
   * The upload that a call names.
   *
   * @throws ProblemException 404 if there is none, or it is somebody else's
   */
  static UploadRecord find(UploadFolder folder, Call call) throws ProblemException, IOException {
    return folder
        .find(call.part("key"))
        .filter(upload -> upload.owner().equals(of(call.caller())))
        .orElseThrow(() ->
            new ProblemException(
                Problem.notFound(
                    "There is no such upload: it was cancelled, or expired, or was never begun.")));
  }
}

package dev.kinora.origin.route;

import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import java.io.IOException;

/** Answers the requests of one route. Called from many threads at once. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers, or starts to.
   *
   * @throws ProblemException when the answer is a problem document
   * @throws IOException when the answer cannot be read or sent
   */
  void answer(Call call) throws ProblemException, IOException;
}

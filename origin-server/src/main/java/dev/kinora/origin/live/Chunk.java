package dev.kinora.origin.live;

import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.reply.Call;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which piece of a broadcast a request carries: {@code ?broadcast=…&seq=…[&last=1]}.
 *
 * @param broadcast the page's name of this run of its recorder
 * @param seq counts the pieces from 0
 * @param last whether the stream ends with it
 */
record Chunk(String broadcast, int seq, boolean last) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern SEQ = Pattern.compile("0|[1-9][0-9]{0,8}");

  /** Nothing when the request carries a whole stream. */
  static Optional<Chunk> of(Call call) throws ProblemException {
    String broadcast = call.query("broadcast");
    String seq = call.query("seq");
    String last = call.query("last");
    if (broadcast == null && seq == null && last == null) {
      return Optional.empty();
    }
    if (broadcast == null
        || seq == null
        || !ID.matcher(broadcast).matches()
        || !SEQ.matcher(seq).matches()
        || !(last == null || last.equals("1"))) {
      throw new ProblemException(
          Problem.badRequest(
              "A piece of a broadcast needs ?broadcast=(letters, digits, - and _)&seq=(0, 1, 2, …),"
                  + " and &last=1 when it is the last."));
    }
    return Optional.of(new Chunk(broadcast, Integer.parseInt(seq), last != null));
  }
}

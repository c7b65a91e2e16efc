package dev.kinora.origin.http;

/**
 * Ends the handling of a request with a problem document. Carries no stack trace: it is an answer.
 */
public final class ProblemException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  /** The answer to give. */
  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** The answer to give. */
  public Problem problem() {
    return problem;
  }
}

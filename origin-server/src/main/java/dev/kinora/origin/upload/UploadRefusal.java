package dev.kinora.origin.upload;

/** An upload that can be made no title. Its message is a sentence for people. */
public final class UploadRefusal extends Exception {
  private static final long serialVersionUID = 1;

  /** Says why, without a path of this machine. */
  public UploadRefusal(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}

package dev.kinora.origin.reply;

/** What caches may do with an answer (RFC 9111, 5.2.2). */
public enum Caching {
  /** The address never changes its bytes (RFC 8246). */
  IMMUTABLE("public, max-age=31536000, immutable"),
  /** May be kept, has to be checked each time. */
  CHECKED("no-cache"),
  /** Never kept: it is true only now. */
  NONE("no-store"),
  /** Not there, but perhaps in a moment. */
  BRIEF("private, max-age=1");

  private final String directive;

  Caching(String directive) {
    this.directive = directive;
  }

  /** The value of {@code Cache-Control}. */
  public String directive() {
    return directive;
  }

  /** The same for an answer to one person, which no cache may give to another. */
  String directive(Caller caller) {
    boolean personal =
        switch (caller.role()) {
          case ADMIN, MEMBER, GUEST, LINK -> true;
          case LOCAL, VISITOR, NOBODY -> false;
        };
    return personal ? directive.replace("public", "private") : directive;
  }
}

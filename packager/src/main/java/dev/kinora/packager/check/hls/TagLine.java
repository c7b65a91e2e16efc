package dev.kinora.packager.check.hls;

/**
 * One line that says something.
 *
 * @param number from 1
 * @param tag with its {@code #}; empty for a URI
 * @param value what follows the tag's colon, or the URI
 */
record TagLine(int number, String tag, String value) {
  boolean isUri() {
    return tag.isEmpty();
  }
}

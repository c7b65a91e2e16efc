package dev.kinora.origin.http;

import java.util.List;

/** What a {@code Range} header asks of a body whose size is known. */
public sealed interface RangeAnswer {
  /** The whole body, status 200. */
  record Whole() implements RangeAnswer {}

  /**
   * One part, status 206.
   *
   * @param first offset of its first byte
   * @param last offset of its last byte, inclusive as in {@code Content-Range}
   */
  record Part(long first, long last) implements RangeAnswer {
    public Part {
      if (first < 0 || last < first) {
        throw new IllegalArgumentException(
            "range: expected 0 <= first <= last, found %d-%d".formatted(first, last));
      }
    }

    /** How many bytes the part has, 1 or more. */
    public long sizeBytes() {
      return last - first + 1;
    }
  }

  /**
   * Several parts, status 206 with {@code multipart/byteranges} (RFC 9110, 14.6).
   *
   * @param parts two or more, none of which touches another, in the order they were asked for
   */
  record Parts(List<Part> parts) implements RangeAnswer {
    public Parts {
      parts = List.copyOf(parts);
      if (parts.size() < 2) {
        throw new IllegalArgumentException("parts: expected two or more, found " + parts);
      }
    }
  }

  /** Nothing of the body lies in the range, status 416. */
  record Outside() implements RangeAnswer {}
}

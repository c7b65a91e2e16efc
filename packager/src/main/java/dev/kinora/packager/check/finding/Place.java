package dev.kinora.packager.check.finding;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Where something was found. Immutable.
 *
 * @param resource the file or address, relative to what was checked
 * @param line of a text, from 1
 * @param offset of a box or a packet, in bytes from the start of the resource
 * @param segment which one of its list, from 0
 */
public record Place(String resource, OptionalInt line, OptionalLong offset, OptionalInt segment) {

  /** The resource as a whole. */
  public static Place of(String resource) {
    return new Place(resource, OptionalInt.empty(), OptionalLong.empty(), OptionalInt.empty());
  }

  /** A line of the resource. */
  public Place line(int number) {
    return new Place(resource, OptionalInt.of(number), offset, segment);
  }

  /** So many bytes behind this place, or behind the start of the resource. */
  public Place offset(long bytes) {
    return new Place(resource, line, OptionalLong.of(offset.orElse(0) + bytes), segment);
  }

  /** A segment of a list. */
  public Place segment(int number) {
    return new Place(resource, line, offset, OptionalInt.of(number));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(resource);
    line.ifPresent(number -> text.append(':').append(number));
    offset.ifPresent(bytes -> text.append(" @").append(bytes));
    segment.ifPresent(number -> text.append(" (segment ").append(number).append(')'));
    return text.toString();
  }
}

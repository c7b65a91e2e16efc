package dev.kinora.packager.dash;

import dev.kinora.packager.MediaException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When a presentation can be played: any time, or while it happens (ISO/IEC 23009-1, 5.3.1.2). */
public sealed interface Presentation {
  /** Of {@link Static}. */
  String STATIC = "static";

  /** Of {@link Dynamic}. */
  String DYNAMIC = "dynamic";

  /**
   * Everything is there.
   *
   * @param duration of all periods
   */
  record Static(Duration duration) implements Presentation {
    public Static {
      XmlDuration.checked("mediaPresentationDuration", duration);
    }
  }

  /**
   * Segments come as time passes. Instants are kept to the millisecond.
   *
   * @param availabilityStart the wall clock at the presentation's zero
   * @param published when this version of the document was made
   * @param minimumUpdate how long a version stays true at least
   * @param timeShiftBuffer how far back segments are available
   * @param suggestedDelay how far behind the newest segment a player should be
   * @param clock where a player gets the time
   */
  record Dynamic(
      Instant availabilityStart,
      Instant published,
      Duration minimumUpdate,
      Duration timeShiftBuffer,
      Duration suggestedDelay,
      Optional<Clock> clock)
      implements Presentation {
    public Dynamic {
      availabilityStart = availabilityStart.truncatedTo(ChronoUnit.MILLIS);
      published = published.truncatedTo(ChronoUnit.MILLIS);
      XmlDuration.checked("minimumUpdatePeriod", minimumUpdate);
      XmlDuration.checked("timeShiftBufferDepth", timeShiftBuffer);
      XmlDuration.checked("suggestedPresentationDelay", suggestedDelay);
    }
  }

  /**
   * UTCTiming (5.8.4.11).
   *
   * @param scheme such as {@code urn:mpeg:dash:utc:http-xsdate:2014}
   * @param value addresses, separated by blanks, or the time itself
   */
  record Clock(String scheme, String value) {
    static final String NAME = "UTCTiming";

    public Clock {
      XmlOut.checked(scheme);
      XmlOut.checked(value);
    }
  }

  /** Reads the attributes of an MPD. */
  static Presentation read(XmlElement in) throws MediaException {
    String type = in.attribute("type").orElse(STATIC);
    return switch (type) {
      case STATIC -> new Static(XmlDuration.read(in, "mediaPresentationDuration"));
      case DYNAMIC ->
          new Dynamic(
              instant(in, "availabilityStartTime"),
              instant(in, "publishTime"),
              XmlDuration.read(in, "minimumUpdatePeriod"),
              XmlDuration.read(in, "timeShiftBufferDepth"),
              XmlDuration.read(in, "suggestedPresentationDelay"),
              clock(in));
      default -> throw in.malformed("@type: static or dynamic", type);
    };
  }

  private static Optional<Clock> clock(XmlElement in) throws MediaException {
    Optional<XmlElement> clock = in.optionalChild(Clock.NAME);
    return clock.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Clock(clock.get().required("schemeIdUri"), clock.get().required("value")));
  }

  private static Instant instant(XmlElement in, String attribute) throws MediaException {
    String text = in.required(attribute);
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw in.malformed("@" + attribute + ": a date with its zone", text);
    }
  }

  /** The attribute of that name. */
  default String type() {
    return switch (this) {
      case Static _ -> STATIC;
      case Dynamic _ -> DYNAMIC;
    };
  }

  /** Writes the other attributes. */
  default void write(XmlOut out) {
    switch (this) {
      case Static whole ->
          out.attribute("mediaPresentationDuration", XmlDuration.write(whole.duration));
      case Dynamic now ->
          out.attribute("availabilityStartTime", now.availabilityStart)
              .attribute("publishTime", now.published)
              .attribute("minimumUpdatePeriod", XmlDuration.write(now.minimumUpdate))
              .attribute("timeShiftBufferDepth", XmlDuration.write(now.timeShiftBuffer))
              .attribute("suggestedPresentationDelay", XmlDuration.write(now.suggestedDelay));
    }
  }

  /** Writes what stands behind the periods. */
  default void writeEnd(XmlOut out) {
    if (this instanceof Dynamic now) {
      now.clock.ifPresent(clock ->
          out.open(Clock.NAME)
              .attribute("schemeIdUri", clock.scheme)
              .attribute("value", clock.value)
              .close());
    }
  }
}

package dev.kinora.packager.dash;

import dev.kinora.packager.MediaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stretch of the presentation with the same sets throughout (ISO/IEC 23009-1, 5.3.2).
 *
 * @param start when it begins on the presentation's clock; absent where it follows the one before
 */
public record Period(
    String id, Optional<Duration> start, List<AdaptationSet> sets, List<TextSet> texts) {
  static final String NAME = "Period";

  /** A period that follows the one before. */
  public Period(String id, List<AdaptationSet> sets) {
    this(id, Optional.empty(), sets);
  }

  /** A period without subtitles. */
  public Period(String id, Optional<Duration> start, List<AdaptationSet> sets) {
    this(id, start, sets, List.of());
  }

  public Period {
    start.ifPresent(time -> XmlDuration.checked("start", time));
    sets = List.copyOf(sets);
    texts = List.copyOf(texts);
    Ids.check("Period", id);
    Set<Object> ids = new HashSet<>();
    for (AdaptationSet set : sets) {
      if (!ids.add(set.id())) {
        throw new IllegalArgumentException("two adaptation sets have the id " + set.id());
      }
      for (Representation representation : set.representations()) {
        if (!ids.add(representation.id())) {
          throw new IllegalArgumentException(
              "two representations are called " + representation.id());
        }
      }
    }
    for (TextSet text : texts) {
      if (!ids.add(text.id()) || !ids.add(text.name())) {
        throw new IllegalArgumentException("two sets are called " + text.name());
      }
    }
  }

  static Period read(XmlElement in) throws MediaException {
    in.allow(Set.of(AdaptationSet.NAME), Set.of("SupplementalProperty"));
    in.allowAttributes(Set.of("id", "start", "duration"));
    List<AdaptationSet> sets = new ArrayList<>();
    List<TextSet> texts = new ArrayList<>();
    for (XmlElement set : in.children(AdaptationSet.NAME)) {
      if (TextSet.isOne(set)) {
        texts.add(TextSet.read(set));
      } else {
        sets.add(AdaptationSet.read(set));
      }
    }
    try {
      Optional<Duration> start =
          in.attribute("start").isPresent()
              ? Optional.of(XmlDuration.read(in, "start"))
              : Optional.empty();
      return new Period(in.required("id"), start, sets, texts);
    } catch (IllegalArgumentException e) {
      throw in.refused(e);
    }
  }

  void write(XmlOut out) {
    out.open(NAME).attribute("id", id).attribute("start", start.map(XmlDuration::write));
    sets.forEach(set -> set.write(out));
    texts.forEach(set -> set.write(out));
    out.close();
  }
}

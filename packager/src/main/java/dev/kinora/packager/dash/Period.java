package dev.kinora.packager.dash;

import dev.kinora.packager.MediaException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A stretch of the presentation with the same sets throughout (ISO/IEC 23009-1, 5.3.2). */
public record Period(String id, List<AdaptationSet> sets) {
  static final String NAME = "Period";

  public Period {
    sets = List.copyOf(sets);
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
  }

  static Period read(XmlElement in) throws MediaException {
    in.allow(Set.of(AdaptationSet.NAME), Set.of("SupplementalProperty"));
    in.allowAttributes(Set.of("id", "start", "duration"));
    List<AdaptationSet> sets = new ArrayList<>();
    for (XmlElement set : in.children(AdaptationSet.NAME)) {
      sets.add(AdaptationSet.read(set));
    }
    try {
      return new Period(in.required("id"), sets);
    } catch (IllegalArgumentException e) {
      throw in.refused(e);
    }
  }

  void write(XmlOut out) {
    out.open(NAME).attribute("id", id);
    sets.forEach(set -> set.write(out));
    out.close();
  }
}

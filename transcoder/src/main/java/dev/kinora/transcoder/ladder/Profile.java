package dev.kinora.transcoder.ladder;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * In which codings titles are offered.
 *
 * @param families H.264 first, which every player has; the others are switching sets of their own,
 *     which players without their decoder pass over
 */
public record Profile(String name, List<Family> families) {
  /** H.264 alone. */
  public static final Profile DEFAULT = new Profile("default", List.of(Family.of(Coding.H264)));

  private static final List<Profile> BUILT_IN =
      List.of(DEFAULT, beside(Coding.AV1), beside(Coding.VP9), beside(Coding.HEVC));

  public Profile {
    families = List.copyOf(families);
    Set<Coding> codings = EnumSet.noneOf(Coding.class);
    for (Family family : families) {
      if (!codings.add(family.coding())) {
        throw new IllegalArgumentException(
            "families: expected each codec once, found " + family.coding().word() + " twice");
      }
    }
    if (families.isEmpty() || families.getFirst().coding() != Coding.H264) {
      throw new IllegalArgumentException(
          "families: expected h264 first, which every player has, found "
              + families.stream().map(family -> family.coding().word()).toList());
    }
  }

  private static Profile beside(Coding coding) {
    return new Profile(coding.word(), List.of(Family.of(Coding.H264), Family.of(coding)));
  }

  /** The profile of that name that needs no file. */
  public static Optional<Profile> builtIn(String name) {
    return BUILT_IN.stream().filter(profile -> profile.name.equals(name)).findFirst();
  }

  /** Names of all profiles that need no file. */
  public static List<String> builtInNames() {
    return BUILT_IN.stream().map(Profile::name).toList();
  }
}

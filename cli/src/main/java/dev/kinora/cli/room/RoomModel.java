package dev.kinora.cli.room;

import dev.kinora.sync.clock.MemberClock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a terminal knows of its room. Confined to one thread at a time, which the session sees to.
 */
final class RoomModel {
  /** Somebody in the room. */
  record Person(String name, String role, boolean host, boolean away) {}

  private final Map<String, Person> people = new LinkedHashMap<>();
  private final MemberClock clock = new MemberClock();
  private String member = "";
  private String secret = "";
  private long epoch = -1;
  private long rev;
  private String phase = "idle";
  private double position;
  private double rate = 1;
  private double at;
  private double duration;
  private String title = "";

  void welcome(JsonNode frame) {
    member = frame.path("member").asString("");
    secret = frame.path("secret").asString("");
    clock.reset();
    epoch = -1;
    people.clear();
    frame.path("members").forEach(this::put);
    state(frame.path("state"));
  }

  Person put(JsonNode one) {
    Person person =
        new Person(
            one.path("name").asString(""),
            one.path("role").asString(""),
            one.path("host").asBoolean(false),
            one.path("away").asBoolean(false));
    people.put(one.path("member").asString(""), person);
    return person;
  }

  Optional<Person> remove(String id) {
    return Optional.ofNullable(people.remove(id));
  }

  Map<String, Person> people() {
    return people;
  }

  Optional<String> named(String name) {
    return people.entrySet().stream()
        .filter(p -> p.getValue().name().equalsIgnoreCase(name) && !p.getValue().away())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  String nameOf(String id) {
    Person person = people.get(id);
    return person == null ? "somebody" : person.name();
  }

  /** Takes a state; false when it is not newer than what is known. */
  boolean state(JsonNode frame) {
    long newEpoch = frame.path("epoch").asLong(0);
    long newRev = frame.path("rev").asLong(0);
    if (newEpoch < epoch || (newEpoch == epoch && newRev <= rev)) {
      return false;
    }
    epoch = newEpoch;
    rev = newRev;
    phase = frame.path("phase").asString("idle");
    position = frame.path("pos").asDouble(0);
    rate = frame.path("rate").asDouble(1);
    at = frame.path("at").asDouble(0);
    duration = frame.path("media").path("duration").asDouble(0);
    title = frame.path("media").path("id").asString("");
    return true;
  }

  void pong(JsonNode frame, double nowMs) {
    clock.add(
        MemberClock.Sample.of(
            frame.path("c0").asDouble(),
            frame.path("s1").asDouble(),
            frame.path("s2").asDouble(),
            nowMs));
  }

  double positionAt(double nowMs) {
    if (!phase.equals("playing")) {
      return position;
    }
    double elapsed = clock.roomMs(nowMs, true).map(now -> now - at).orElse(0.0);
    double moved = position + Math.max(0, elapsed) * rate / 1000;
    return duration > 0 ? Math.min(duration, moved) : moved;
  }

  String member() {
    return member;
  }

  String secret() {
    return secret;
  }

  long epoch() {
    return epoch;
  }

  long rev() {
    return rev;
  }

  String phase() {
    return phase;
  }

  /** Such as {@code playing 1:23 of 10:00, film, 3 here}. */
  String line(double nowMs) {
    if (phase.equals("idle")) {
      return "nothing is loaded, " + here();
    }
    String where = time(positionAt(nowMs)) + (duration > 0 ? " of " + time(duration) : "");
    String speed = rate == 1 ? "" : String.format(Locale.ROOT, " at %.2f", rate);
    return phase + " " + where + speed + ", " + title + ", " + here();
  }

  private String here() {
    return people.values().stream().filter(p -> !p.away()).count() + " here";
  }

  static String time(double seconds) {
    long whole = (long) seconds;
    return whole >= 3600
        ? "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60)
        : "%d:%02d".formatted(whole / 60, whole % 60);
  }
}

package dev.kinora.cli.room;

import dev.kinora.cli.terminal.StatusLine;
import dev.kinora.cli.terminal.Terminal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Prints what happens in a room. Confined to whoever holds the talk's lock. */
final class RoomNews {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());

  private final RoomModel model;
  private final StatusLine out;
  private long lastLine;

  RoomNews(RoomModel model, StatusLine out) {
    this.model = model;
    this.out = out;
  }

  void welcome(JsonNode frame, double nowMs) {
    boolean again = !model.member().isEmpty();
    model.welcome(frame);
    frame.path("chat").forEach(this::said);
    String room = frame.path("name").asString("");
    notice(
        again
            ? "you are back in " + room + ": " + model.line(nowMs)
            : "you are in " + room + "; /help tells what can be done");
  }

  void hear(JsonNode frame, double nowMs) {
    switch (frame.path("t").asString("")) {
      case "state" -> state(frame, nowMs);
      case "members" -> members(frame);
      case "chat" -> said(frame);
      case "react" ->
          notice(name(frame.path("from").asString("")) + " " + frame.path("e").asString(""));
      case "share" -> shared(frame);
      case "kicked", "closing", "moving" -> {}
      default -> {}
    }
  }

  private void state(JsonNode frame, double nowMs) {
    if (!model.state(frame)) {
      return;
    }
    String by = frame.path("by").asString("");
    String who = by.isEmpty() ? "" : " (" + name(by) + ")";
    notice(
        switch (frame.path("phase").asString("")) {
          case "playing" -> "playing from " + RoomModel.time(frame.path("pos").asDouble()) + who;
          case "paused" -> "paused at " + RoomModel.time(frame.path("pos").asDouble()) + who;
          case "preparing" -> "everybody loads" + who;
          case "holding" -> "waiting for " + name(frame.path("hold").path("member").asString(""));
          case "ended" -> "the film is over";
          default -> model.line(nowMs);
        });
  }

  private void members(JsonNode frame) {
    Set<String> known = new HashSet<>(model.people().keySet());
    for (JsonNode one : frame.path("joined")) {
      RoomModel.Person person = model.put(one);
      if (known.add(one.path("member").asString(""))) {
        notice(person.name() + " came");
      }
    }
    for (JsonNode id : frame.path("left")) {
      model.remove(id.asString("")).ifPresent(person -> notice(person.name() + " left"));
    }
    for (JsonNode one : frame.path("changed")) {
      Optional<RoomModel.Person> before =
          Optional.ofNullable(model.people().get(one.path("member").asString("")));
      RoomModel.Person now = model.put(one);
      if (now.host() && !before.map(RoomModel.Person::host).orElse(false)) {
        notice(now.name() + " hosts");
      }
    }
  }

  private void said(JsonNode line) {
    long n = line.path("n").asLong(0);
    if (n <= lastLine) {
      return;
    }
    lastLine = n;
    String time = CLOCK.format(Instant.ofEpochMilli(line.path("at").asLong(0)));
    String name = line.path("name").asString("");
    for (String part : line.path("text").asString("").split("\n", -1)) {
      out.print(time + " " + Terminal.inert(name) + ": " + Terminal.inert(part));
    }
  }

  private void shared(JsonNode frame) {
    boolean starts = frame.path("op").asString("").equals("start");
    notice(
        name(frame.path("from").asString(""))
            + (starts ? " shares " + frame.path("title").asString("") : " stopped sharing"));
  }

  void refused(JsonNode frame) {
    model.state(frame.path("state"));
    notice("not done: " + frame.path("msg").asString(frame.path("code").asString("")));
  }

  void who() {
    for (Map.Entry<String, RoomModel.Person> entry : model.people().entrySet()) {
      RoomModel.Person person = entry.getValue();
      String hosts = person.host() && !person.role().equals("host") ? ", hosts" : "";
      String away = person.away() ? ", away" : "";
      String you = entry.getKey().equals(model.member()) ? ", you" : "";
      out.print(
          "  " + Terminal.inert(person.name()) + " (" + person.role() + hosts + away + you + ")");
    }
  }

  private String name(String id) {
    return model.nameOf(id);
  }

  private void notice(String text) {
    out.print("* " + Terminal.inert(text));
  }
}

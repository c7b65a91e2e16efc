package dev.kinora.sync.tracker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what peers send and writes what they are told. Pure. */
final class Words {
  /** Most offers in an announce. */
  static final int OFFERS = 10;

  /** Most hashes in a scrape. */
  static final int HASHES = 50;

  /** Largest description of a connection. */
  static final int SDP_CHARS = 64 * 1024;

  private static final int ID_CHARS = 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxNumberLength(40)
                          .maxNameLength(64)
                          .build())
                  .build())
          .build();

  private Words() {}

  /** What a peer sends. */
  sealed interface Message {
    /** A peer is in a swarm, and offers connections. */
    record Announce(
        String hash,
        String peer,
        String event,
        boolean complete,
        Optional<Integer> wanted,
        List<Offer> offers)
        implements Message {}

    /** A peer answers another's offer. */
    record Answer(String hash, String peer, String to, String offerId, String sdp)
        implements Message {}

    /** Somebody counts. */
    record Scrape(List<String> hashes) implements Message {}

    /** Nothing the tracker knows. */
    record Failure(String reason, Optional<String> action, Optional<String> hash)
        implements Message {}
  }

  /** An offered connection. */
  record Offer(String offerId, String sdp) {}

  /** A message that is refused. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String reason) {
      super(reason, null, false, false);
    }
  }

  static Message read(String text) {
    ObjectNode object;
    try {
      JsonNode node = MAPPER.readTree(text);
      if (!(node instanceof ObjectNode one)) {
        return new Message.Failure("expected one JSON object", Optional.empty(), Optional.empty());
      }
      object = one;
    } catch (JacksonException e) {
      return new Message.Failure("expected one JSON object", Optional.empty(), Optional.empty());
    }
    Optional<String> action = text(object, "action").filter(a -> a.length() <= 20);
    Optional<String> hash = text(object, "info_hash").filter(Words::isId);
    try {
      return switch (action.orElse("")) {
        case "announce" -> announce(object);
        case "scrape" -> new Message.Scrape(hashes(object));
        default -> throw new Refused("action: expected announce or scrape");
      };
    } catch (Refused e) {
      return new Message.Failure(String.valueOf(e.getMessage()), action, hash);
    }
  }

  private static Message announce(ObjectNode object) throws Refused {
    String hash = id(object, "info_hash");
    String peer = id(object, "peer_id");
    if (object.has("answer")) {
      return new Message.Answer(
          hash,
          peer,
          id(object, "to_peer_id"),
          id(object, "offer_id"),
          sdp(object.get("answer"), "answer"));
    }
    JsonNode left = object.get("left");
    JsonNode wanted = object.get("numwant");
    return new Message.Announce(
        hash,
        peer,
        event(object),
        left != null && left.isNumber() && left.doubleValue() == 0,
        wanted != null && wanted.isInt()
            ? Optional.of(Math.max(0, wanted.intValue()))
            : Optional.empty(),
        offers(object));
  }

  private static String event(ObjectNode object) throws Refused {
    String event = text(object, "event").orElse("");
    return switch (event) {
      case "", "started", "completed", "stopped", "update" -> event;
      default -> throw new Refused("event: expected started, completed, stopped or update");
    };
  }

  private static List<Offer> offers(ObjectNode object) throws Refused {
    JsonNode list = object.get("offers");
    List<Offer> offers = new ArrayList<>();
    if (list == null || list.isNull()) {
      return offers;
    }
    if (!list.isArray() || list.size() > OFFERS) {
      throw new Refused("offers: expected a list of at most " + OFFERS);
    }
    for (JsonNode offer : list) {
      if (!(offer instanceof ObjectNode one)) {
        throw new Refused("offers: expected objects");
      }
      offers.add(new Offer(id(one, "offer_id"), sdp(one.get("offer"), "offer")));
    }
    return offers;
  }

  private static String sdp(JsonNode description, String type) throws Refused {
    if (!(description instanceof ObjectNode object)
        || !text(object, "type").filter(type::equals).isPresent()) {
      throw new Refused(type + ": expected a description of type " + type);
    }
    return text(object, "sdp")
        .filter(s -> s.length() <= SDP_CHARS)
        .orElseThrow(() -> new Refused("sdp: expected a text of at most " + SDP_CHARS));
  }

  private static List<String> hashes(ObjectNode object) throws Refused {
    JsonNode given = object.get("info_hash");
    if (given == null || given.isNull()) {
      return List.of();
    }
    if (!given.isArray()) {
      return List.of(id(object, "info_hash"));
    }
    List<String> hashes = new ArrayList<>();
    for (JsonNode hash : given) {
      if (hashes.size() >= HASHES || !hash.isString() || !isId(hash.stringValue())) {
        throw new Refused("info_hash: expected at most " + HASHES + " texts of 20 bytes");
      }
      hashes.add(hash.stringValue());
    }
    return hashes;
  }

  private static String id(ObjectNode object, String name) throws Refused {
    return text(object, name)
        .filter(Words::isId)
        .orElseThrow(() -> new Refused(name + ": expected a text of 20 bytes, one a character"));
  }

  /** Twenty characters that each stand for one byte, whatever it means. */
  static boolean isId(String text) {
    return text.length() == ID_CHARS && text.chars().allMatch(c -> c <= 0xff);
  }

  private static Optional<String> text(ObjectNode object, String name) {
    JsonNode node = object.get(name);
    return node != null && node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
  }

  static String announced(String hash, int intervalSeconds, int complete, int incomplete) {
    ObjectNode node = frame("announce");
    node.put("interval", intervalSeconds);
    node.put("info_hash", hash);
    node.put("complete", complete);
    node.put("incomplete", incomplete);
    return write(node);
  }

  static String offer(String hash, String from, Offer offer) {
    return carried(hash, from, offer.offerId(), "offer", offer.sdp());
  }

  static String answer(Message.Answer answer) {
    return carried(answer.hash(), answer.peer(), answer.offerId(), "answer", answer.sdp());
  }

  private static String carried(String hash, String from, String offerId, String type, String sdp) {
    ObjectNode node = frame("announce");
    node.put("info_hash", hash);
    node.put("peer_id", from);
    node.put("offer_id", offerId);
    node.putObject(type).put("type", type).put("sdp", sdp);
    return write(node);
  }

  /** One line of a scrape. */
  record Count(String hash, int complete, int incomplete, long downloaded) {}

  static String scraped(List<Count> counts) {
    ObjectNode node = frame("scrape");
    ObjectNode files = node.putObject("files");
    for (Count count : counts) {
      files
          .putObject(count.hash())
          .put("complete", count.complete())
          .put("incomplete", count.incomplete())
          .put("downloaded", count.downloaded());
    }
    node.putObject("flags").put("min_request_interval", 600);
    return write(node);
  }

  static String failure(Message.Failure failure) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("failure reason", failure.reason());
    failure.action().ifPresent(a -> node.put("action", a));
    failure.hash().ifPresent(h -> node.put("info_hash", h));
    return write(node);
  }

  private static ObjectNode frame(String action) {
    return MAPPER.createObjectNode().put("action", action);
  }

  private static String write(ObjectNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /** Twenty bytes as hexadecimal digits. */
  static String hex(String id) {
    return HexFormat.of().formatHex(id.getBytes(StandardCharsets.ISO_8859_1));
  }
}

package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinora.origin.library.LibraryTitle;
import dev.kinora.origin.library.Stage;
import dev.kinora.packager.publish.TitleState;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The JSON that pages and programs rely on, and its description. */
class ApiTest {
  private static final ObjectMapper JSON = JsonMapper.shared();

  @TempDir Path folder;
  private Running running;

  @BeforeEach
  void start() throws Exception {
    running = Running.in(folder);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void theListIsExactlyThis() throws Exception {
    assertEquals(
        JSON.readTree(
            """
            {"titles":[{"id":"abcd1234","name":"A <b>film</b>","state":"playable","progress":0.25,
            "durationSeconds":6,"width":1280,"height":720,
            "poster":"/titles/abcd1234/poster.jpg","thumbnails":null,"addedAt":"2026-01-02T03:04:05Z"}]}
            """),
        json("/api/titles"));
  }

  @Test
  void theDetailIsExactlyThis() throws Exception {
    assertEquals(
        JSON.readTree(
            """
            {"id":"abcd1234","name":"A <b>film</b>","state":"playable","progress":0.25,
            "durationSeconds":6,"width":1280,"height":720,
            "poster":"/titles/abcd1234/poster.jpg","thumbnails":null,"addedAt":"2026-01-02T03:04:05Z",
            "hls":"/titles/abcd1234/master.m3u8","dash":"/titles/abcd1234/manifest.mpd",
            "source":"/titles/abcd1234/source","renditions":[
            {"name":"v720-0123456789","kind":"video","width":1280,"height":720,"frameRate":25,
            "bitsPerSecond":2000000,"codecs":"avc1.64001f","copied":false},
            {"name":"a2-0123456789","kind":"audio","bitsPerSecond":128000,
            "codecs":"mp4a.40.2","copied":false,"language":"de","label":"Deutsch","channels":2}],
            "chapters":[],"reasons":[],"texts":[{"name":"t-de-0123456789","language":"de","label":"Deutsch",
            "forced":false,"hearingImpaired":true}]}
            """),
        json("/api/titles/abcd1234"));
  }

  @Test
  void otherStatesAndTheDemo() throws Exception {
    running.library.put(new LibraryTitle("probing1", "x.mkv", Sample.ADDED, new Stage.Probing()));
    running.library.put(
        new LibraryTitle("refused1", "y.mkv", Sample.ADDED, new Stage.Refused("no film")));
    running.library.put(
        new LibraryTitle(
            "failed11",
            "z",
            Sample.ADDED,
            new Stage.Probed(
                running.title, Optional.empty(), new TitleState.Failed("broken"), false)));
    running.library.demo(0.31);
    assertEquals("probing", json("/api/titles/probing1").get("state").asString());
    assertTrue(json("/api/titles/probing1").get("durationSeconds").isNull());
    assertEquals("no film", json("/api/titles/refused1").get("error").asString());
    assertEquals("broken", json("/api/titles/failed11").get("error").asString());
    assertTrue(json("/api/titles/failed11").get("poster").isNull());
    JsonNode list = json("/api/titles");
    assertEquals(4, list.get("titles").size());
    assertEquals(JSON.readTree("{\"state\":\"making\",\"progress\":0.31}"), list.get("demo"));
    assertEquals(404, running.get("/titles/probing1/master.m3u8").statusCode());
    JsonNode schemas = json("/api/openapi.json").get("components").get("schemas");
    for (JsonNode title : list.get("titles")) {
      assertDescribed(schemas.get("TitleSummary"), title);
      assertDescribed(
          schemas.get("TitleDetail"), json("/api/titles/" + title.get("id").asString()));
    }
    for (JsonNode rendition : json("/api/titles/abcd1234").get("renditions")) {
      assertDescribed(schemas.get("Rendition"), rendition);
    }
    assertDescribed(schemas.get("Library"), list);
    assertDescribed(schemas.get("Version"), json("/api/version"));
    assertDescribed(schemas.get("Health"), json("/health/live"));
    assertDescribed(schemas.get("Problem"), json("/api/titles/zzzzzzzz"));
  }

  private static void assertDescribed(JsonNode schema, JsonNode value) {
    Set<String> properties = Set.copyOf(schema.get("properties").propertyNames());
    Set<String> found = Set.copyOf(value.propertyNames());
    assertTrue(properties.containsAll(found), () -> found + " but described " + properties);
    schema
        .get("required")
        .forEach(name -> assertTrue(value.has(name.asString()), () -> name + " in " + value));
  }

  @Test
  void theDescriptionNamesEveryRouteButPages() throws Exception {
    Set<String> described = new TreeSet<>();
    for (var path : json("/api/openapi.json").get("paths").properties()) {
      for (String member : path.getValue().propertyNames()) {
        if (!member.equals("parameters")) {
          described.add(member + " " + path.getKey());
        }
      }
    }
    Set<String> routes =
        running.server.routes().stream()
            .filter(route -> !route.isPage())
            .map(route ->
                route.method().toString().toLowerCase(Locale.ROOT) + " " + route.template())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(routes, described);
    assertEquals("1.2.3-test", json("/api/version").get("version").asString());
  }

  @Test
  void pagesOfOthersCannotReadIt() throws Exception {
    var response = running.get("/api/titles", "Origin", "https://elsewhere.example");
    assertFalse(response.headers().firstValue("Access-Control-Allow-Origin").isPresent());
    String tag = response.headers().firstValue("ETag").orElseThrow();
    assertEquals(304, running.get("/api/titles", "If-None-Match", tag).statusCode());
  }

  private JsonNode json(String path) throws Exception {
    var response = running.get(path);
    assertTrue(response.headers().firstValue("Content-Type").orElseThrow().endsWith("json"), path);
    return JSON.readTree(response.body());
  }
}

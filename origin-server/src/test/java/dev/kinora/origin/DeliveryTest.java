package dev.kinora.origin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Manifests, segments and sources over every protocol. */
class DeliveryTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void segmentsComeOverTlsInBothVersions(HttpClient.Version version) throws Exception {
    if (version.name().equals("HTTP_3")) {
      return;
    }
    try (Running running = Running.in(folder);
        HttpClient client = running.client(version)) {
      var request =
          HttpRequest.newBuilder(running.https("/titles/abcd1234/" + Sample.VIDEO + "/0.m4s"));
      for (int i = 0; i < 4; i++) {
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        assertEquals(200, response.statusCode());
        assertEquals(version, response.version());
        assertArrayEquals(Running.pattern(50_000), response.body());
      }
    }
  }

  @Test
  void sourceComesInParts() throws Exception {
    try (Running running = Running.in(folder)) {
      var response = running.get("/titles/abcd1234/source", "Range", "bytes=500-99998");
      assertEquals(206, response.statusCode());
      assertEquals(
          "bytes 500-99998/100000", response.headers().firstValue("Content-Range").orElseThrow());
      assertArrayEquals(running.sourcePart(500, 99_999), response.body());
    }
  }
}

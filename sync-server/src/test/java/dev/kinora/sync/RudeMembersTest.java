package dev.kinora.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever does what nobody should; the others' room goes on. */
class RudeMembersTest {
  private TestServer server;
  private TestMember ana;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer();
    ana = server.joins("Ana");
  }

  @AfterEach
  void end() {
    server.close();
  }

  private void theRoomGoesOn() {
    ana.sends("{'t':'chat','text':'still here','id':'on'}");
    JsonNode line = ana.next("chat");
    while (!line.get("text").asString().equals("still here")) {
      line = ana.next("chat");
    }
  }

  private static TestMember stranger(URI address) {
    return TestMember.connect(address);
  }

  @Test
  void aFrameOfAMegabyteIsRefused() {
    TestMember bo = server.joins("Bo");
    bo.sends("{'t':'chat','text':'" + "x".repeat(1 << 20) + "'}");
    // As one frame it is too big for the protocol below, in pieces for ours.
    assertTrue(Set.of(1009, 4009).contains(bo.closeCode()));
    theRoomGoesOn();
  }

  @Test
  void aMessageInManyPiecesIsRefusedAsWell() {
    TestMember bo = server.joins("Bo");
    String piece = "x".repeat(2000);
    try {
      for (int i = 0; i < 200; i++) {
        bo.socket().sendText(piece, false).join();
      }
    } catch (RuntimeException closedInBetween) {
      assertTrue(bo.socket().isOutputClosed() || bo.socket().isInputClosed());
    }
    assertEquals(4009, bo.closeCode());
    theRoomGoesOn();
  }

  @Test
  void tenThousandMessagesEndTheirSender() {
    TestMember bo = server.joins("Bo");
    try {
      for (int i = 0; i < 10_000; i++) {
        bo.socket().sendText("{\"t\":\"typing\"}", true).join();
      }
    } catch (RuntimeException closedInBetween) {
      assertTrue(bo.socket().isOutputClosed() || bo.socket().isInputClosed());
    }
    assertEquals(4009, bo.closeCode());
    theRoomGoesOn();
  }

  @Test
  void chatIsLimitedAndSaidSo() {
    for (int i = 0; i < 8; i++) {
      ana.sends("{'t':'chat','text':'line','id':" + i + "}");
    }
    assertEquals("rate", ana.next("error").get("code").asString());
  }

  @Test
  void bytesAreNoText() {
    TestMember bo = server.joins("Bo");
    bo.socket().sendBinary(ByteBuffer.wrap(new byte[10]), true).join();
    assertEquals(4009, bo.closeCode());
    theRoomGoesOn();
  }

  @Test
  void whatIsNoProtocolIsExplained() {
    for (String frame :
        new String[] {
          "{'t':'nonsense'}",
          "{'t':'seek','base':'x','pos':1}",
          "{'t':'seek','base':0,'pos':1e999}",
          "{'t':'load','base':0,'media':{'id':'x','src':'javascript:alert(1)'}}",
          "{'t':'load','base':0,'media':{'id':'x','src':'https://elsewhere.example/x'}}",
          "{'t':'load','base':0,'media':{'id':'x','src':'//elsewhere.example/x'}}",
          "[1]",
          "{"
        }) {
      ana.sends(frame);
      assertEquals("bad", ana.next("error").get("code").asString(), frame);
    }
    theRoomGoesOn();
  }

  @Test
  void longNamesAndControlsStayOutside() {
    for (String name : new String[] {"x".repeat(60_000), "a\\u0000b", "a\\u202eb", " "}) {
      TestMember bo = stranger(server.room("lounge"));
      bo.sends("{'t':'hello','name':'" + name + "'}");
      assertTrue(bo.closeCode() >= 1008, name);
    }
    theRoomGoesOn();
  }

  @Test
  void unknownRoomsAndFirstFramesThatAreNoHello() {
    assertEquals(
        4004,
        stranger(server.room("nowhere")).hello("{'t':'hello','name':'Bo'}", false).closeCode());
    assertEquals(
        4001, stranger(server.room("lounge")).hello("{'t':'chat','text':'x'}", false).closeCode());
  }

  @Test
  void whoeverIsSilentIsAskedToLeave() {
    assertEquals(4002, stranger(server.room("lounge")).closeCode());
  }

  @Test
  void textThatIsNoUtf8EndsTheSocket() throws IOException {
    try (Socket raw = handshake("lounge", "")) {
      frame(raw.getOutputStream(), new byte[] {(byte) 0xc3, (byte) 0x28});
      assertEquals(1007, closeCode(raw.getInputStream()));
    }
    theRoomGoesOn();
  }

  @Test
  void pagesOfOtherSitesStayOut() throws IOException {
    try (Socket raw = handshake("lounge", "Origin: https://elsewhere.example\r\n")) {
      throw new AssertionError("expected a refusal, found an open socket " + raw);
    } catch (IOException refused) {
      assertTrue(String.valueOf(refused.getMessage()).contains(" 403 "), refused.getMessage());
    }
  }

  @Test
  void forwardedStrangersAreNotLocal() throws IOException {
    try (Socket raw = handshake("lounge", "X-Forwarded-For: 203.0.113.9\r\n")) {
      frame(
          raw.getOutputStream(),
          "{\"t\":\"hello\",\"name\":\"Bo\"}".getBytes(StandardCharsets.UTF_8));
      assertEquals(4001, closeCode(raw.getInputStream()));
    }
  }

  @Test
  void aSocketThatNeverReadsIsClosedAndTheOthersDoNotWait() throws Exception {
    try (Socket deaf = new Socket()) {
      deaf.setReceiveBufferSize(4096);
      open(deaf, "lounge", "");
      frame(
          deaf.getOutputStream(),
          "{\"t\":\"hello\",\"name\":\"Deaf\"}".getBytes(StandardCharsets.UTF_8));
      String text = "x".repeat(2000);
      long closed = 0;
      for (int i = 0; i < 400 && closed == 0; i++) {
        TestMember speaker = server.joins("Speaker " + i);
        for (int line = 0; line < 5; line++) {
          speaker.sends("{'t':'chat','text':'" + text + "'}");
        }
        speaker.next("chat");
        speaker.leaves();
        while (ana.hasFrames()) {
          ana.next();
        }
        closed = server.server.stats().frames().slowClosed();
      }
      assertEquals(1, closed);
    }
    theRoomGoesOn();
  }

  @Test
  void withoutATicketNobodyComesInWhereAccountsCount() throws IOException {
    try (TestServer closed = new TestServer(false)) {
      assertEquals(
          4001,
          stranger(closed.room("lounge")).hello("{'t':'hello','name':'Bo'}", false).closeCode());
      String good = TestServer.ticket("lounge", "account-1", dev.kinora.sync.room.Role.GUEST);
      TestMember guest =
          TestMember.connect(closed.address("/rooms/lounge/socket?token=" + good))
              .hello("{'t':'hello'}", true);
      guest.sends("{'t':'chat','text':'hi'}");
      assertEquals("forbidden", guest.next("error").get("code").asString());
      String elsewhere = TestServer.ticket("kitchen", "account-1", dev.kinora.sync.room.Role.OWNER);
      assertEquals(
          4001,
          stranger(closed.room("lounge"))
              .hello("{'t':'hello','token':'" + elsewhere + "'}", false)
              .closeCode());
      closed.server.endIdentity("account-1");
      assertEquals(4001, guest.closeCode());
      assertEquals(401, status(closed.address("/tracker")));
    }
  }

  private static int status(URI address) throws IOException {
    URI http = URI.create("http" + address.toString().substring(2));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(http).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private Socket handshake(String room, String fields) throws IOException {
    Socket raw = new Socket();
    open(raw, room, fields);
    return raw;
  }

  private void open(Socket raw, String room, String fields) throws IOException {
    raw.connect(server.server.address());
    raw.setSoTimeout(60_000);
    String request =
        "GET /rooms/"
            + room
            + "/socket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + fields
            + "\r\n";
    raw.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      int next = raw.getInputStream().read();
      if (next < 0) {
        break;
      }
      head += (char) next;
    }
    if (!head.startsWith("HTTP/1.1 101 ")) {
      raw.close();
      throw new IOException(head);
    }
  }

  /** One masked text frame. */
  private static void frame(OutputStream out, byte[] text) throws IOException {
    byte[] frame = new byte[6 + text.length];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (0x80 | text.length);
    System.arraycopy(text, 0, frame, 6, text.length);
    out.write(frame);
    out.flush();
  }

  /** The code of the close frame that comes next, whatever comes before. */
  private static int closeCode(InputStream in) throws IOException {
    while (true) {
      int first = in.read();
      int length = in.read();
      if (length == 126) {
        length = in.read() << 8 | in.read();
      }
      byte[] payload = in.readNBytes(length);
      if (first == 0x88) {
        return (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
      }
      if (first < 0) {
        throw new IOException("ended without a close frame");
      }
    }
  }
}

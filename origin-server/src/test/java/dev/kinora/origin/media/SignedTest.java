package dev.kinora.origin.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.origin.http.MediaTypes;
import org.junit.jupiter.api.Test;

/** Every address in a signed document carries the signature. */
class SignedTest {
  @Test
  void playlists() {
    assertEquals(
        """
        #EXTM3U
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="URI",URI="a2/index.m3u8?sig=s.1.x"
        #EXT-X-MAP:URI="init.mp4?sig=s.1.x"
        #EXT-X-STREAM-INF:BANDWIDTH=1
        v720/index.m3u8?sig=s.1.x

        #EXTINF:2,
        0.m4s?sig=s.1.x
        """,
        Signed.text(
            MediaTypes.HLS,
            """
            #EXTM3U
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="URI",URI="a2/index.m3u8"
            #EXT-X-MAP:URI="init.mp4"
            #EXT-X-STREAM-INF:BANDWIDTH=1
            v720/index.m3u8

            #EXTINF:2,
            0.m4s
            """,
            "s.1.x"));
  }

  @Test
  void manifests() {
    assertEquals(
        "<BaseURL>a/?sig=s.1.x</BaseURL><SegmentTemplate media=\"v/$Number$.m4s?sig=s.1.x\""
            + " initialization=\"v/init.mp4?sig=s.1.x\" startNumber=\"0\"/>",
        Signed.text(
            MediaTypes.DASH,
            "<BaseURL>a/</BaseURL><SegmentTemplate media=\"v/$Number$.m4s\""
                + " initialization=\"v/init.mp4\" startNumber=\"0\"/>",
            "s.1.x"));
  }
}

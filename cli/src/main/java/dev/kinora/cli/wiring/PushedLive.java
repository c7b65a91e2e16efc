package dev.kinora.cli.wiring;

import dev.kinora.origin.live.LiveFeed;
import dev.kinora.origin.live.LiveIntake;
import dev.kinora.origin.live.LiveRefusal;
import dev.kinora.transcoder.live.LiveStreams;
import dev.kinora.transcoder.live.Publisher;
import dev.kinora.transcoder.live.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Streams pushed over HTTP on their way from the origin to the ingest. Thread-safe. */
record PushedLive(LiveStreams streams) implements LiveIntake {
  @Override
  public LiveFeed open(String name, String title, Optional<String> key, Optional<String> mediaType)
      throws LiveRefusal {
    try {
      // What is sent tells its format itself.
      return new Feed(streams.open(name, title, key));
    } catch (Refused e) {
      throw new LiveRefusal(
          switch (e.why()) {
            case TAKEN -> LiveRefusal.Reason.TAKEN;
            case KEY -> LiveRefusal.Reason.KEY;
            case FULL -> LiveRefusal.Reason.FULL;
            case NAME -> LiveRefusal.Reason.MEDIA;
          },
          String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new LiveRefusal(
          LiveRefusal.Reason.FULL, "the ingest could not be started: " + e.getMessage());
    }
  }

  @Override
  public boolean end(String name) {
    return streams.end(name);
  }

  private record Feed(Publisher publisher) implements LiveFeed {
    @Override
    public void write(ByteBuffer bytes) throws IOException {
      publisher.write(bytes);
    }

    @Override
    public void end() {
      publisher.end();
    }

    @Override
    public void lost() {
      publisher.lost();
    }
  }
}

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads what is pushed over HTTP to the ingest. */
record LiveDoor(LiveStreams streams) implements LiveIntake {
  private static final Logger LOG = LoggerFactory.getLogger(LiveDoor.class);

  @Override
  public LiveFeed open(String name, Optional<String> key, Optional<String> mediaType)
      throws LiveRefusal {
    try {
      return new Feed(streams.open(name, key));
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
      LOG.error("live {}: no child process could be started", name, e);
      throw new LiveRefusal(
          LiveRefusal.Reason.FULL, "This server cannot take the stream at the moment.");
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

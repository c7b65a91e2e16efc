package dev.kinora.transcoder.audio;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ffmpeg.AudioEncoder;
import dev.kinora.transcoder.ffmpeg.Frame;
import dev.kinora.transcoder.ffmpeg.Packet;
import dev.kinora.transcoder.ffmpeg.SoundShape;
import dev.kinora.transcoder.ladder.SoundTreatment;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The AAC frames of a stretch of a title, in order. Frame {@code f} needs the samples from {@code
 * (f - 1) * 1024} to {@code (f + 1) * 1024} and is heard during the first half of them. For one
 * thread.
 */
final class AacFrames implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AacFrames.class);

  private final String where;
  private final SoundRun sound;
  private final AudioEncoder encoder;
  private final Frame block;
  private final Packet packet = new Packet();
  private final long first;
  private long nextBlock;

  private AacFrames(String where, SoundRun sound, AudioEncoder encoder, Frame block, long first) {
    this.where = where;
    this.sound = sound;
    this.encoder = encoder;
    this.block = block;
    this.first = first;
    this.nextBlock = first - AacRecipe.LEAD_IN_FRAMES - AacRecipe.SILENT_FRAMES;
  }

  /** Opens source and encoder for the frames from one on. */
  static AacFrames from(Title title, Rendition.Audio rendition, long firstFrame)
      throws MediaException, IOException {
    // Frames of the source's own grid do not begin one frame before the title.
    int offset = title.timelineOf(rendition).presentationOffsetTicks();
    long firstSample =
        (firstFrame - AacRecipe.LEAD_IN_FRAMES + 1) * AacRecipe.FRAME_SAMPLES - offset;
    Path source = Path.of(title.source().path());
    SoundRun sound = open(source, title, rendition, firstSample);
    try {
      return new AacFrames(
          source.getFileName() + ", stream " + rendition.sourceTrack(),
          sound,
          AacRecipe.open(rendition),
          Frame.sound(AacRecipe.shape(rendition), AacRecipe.FRAME_SAMPLES),
          firstFrame);
    } catch (IOException | RuntimeException | Error e) {
      sound.close();
      throw e;
    }
  }

  private static SoundRun open(
      Path source, Title title, Rendition.Audio rendition, long firstSample)
      throws MediaException, IOException {
    SoundTreatment treatment = SoundTreatment.of(title.info(), rendition);
    SoundShape shape = AacRecipe.shape(rendition);
    int track = rendition.sourceTrack();
    return treatment.limited() || treatment.gainCentiDecibels() != 0
        ? LimitedSound.open(
            source,
            track,
            title.origin(),
            shape,
            firstSample,
            AacRecipe.FRAME_SAMPLES,
            treatment.gainCentiDecibels())
        : TitleSound.open(source, track, title.origin(), shape, firstSample);
  }

  /** The next frame's bytes. */
  ByteBuffer next() throws IOException {
    while (true) {
      while (encoder.receive(packet)) {
        // The encoder's first packet lies one frame before the first samples it was given.
        if (Math.floorDiv(packet.ptsTicks(), AacRecipe.FRAME_SAMPLES) + 1 >= first) {
          return ByteBuffer.wrap(packet.bytes());
        }
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while encoding sound");
      }
      sendBlock();
    }
  }

  private void sendBlock() throws IOException {
    if (!block.isWritable()) {
      throw new IOException(where + ": the encoder still holds a block of samples");
    }
    if (nextBlock < first - AacRecipe.LEAD_IN_FRAMES) {
      Planes.silence(block, 0, block.sampleCount());
    } else {
      sound.read(block);
    }
    encoder.send(block, nextBlock * AacRecipe.FRAME_SAMPLES);
    nextBlock++;
  }

  /** Says in the log what of the source could not be used. */
  void report() {
    if (sound.damagedPackets() > 0) {
      LOG.warn("{}: {} packets were damaged and left silent", where, sound.damagedPackets());
    }
  }

  @Override
  public void close() {
    packet.close();
    block.close();
    encoder.close();
    sound.close();
  }
}

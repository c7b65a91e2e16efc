package dev.kinora.packager.source.mp4;

import dev.kinora.packager.Bytes;
import dev.kinora.packager.MediaException;
import dev.kinora.packager.isobmff.AudioSampleEntry;
import dev.kinora.packager.isobmff.Box;
import dev.kinora.packager.isobmff.Boxes;
import dev.kinora.packager.isobmff.ElementaryStream;
import dev.kinora.packager.isobmff.OpaqueBox;
import dev.kinora.packager.isobmff.SampleDescriptionBox;
import dev.kinora.packager.isobmff.VisualSampleEntry;
import dev.kinora.packager.source.CodedTrack;
import dev.kinora.packager.source.CodedTrack.Coding;
import dev.kinora.packager.source.SourceFile;
import dev.kinora.packager.time.Rational;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A track and its table, which only tracks have that can be taken as they are.
 *
 * @param table of its samples
 */
record Mp4Track(CodedTrack coded, Optional<SampleTable> table) {
  private static final int MOST_HEADER_BYTES = 1 << 10;
  private static final int MOST_STSD_BYTES = 1 << 20;

  /** How many more seconds media may last than the edit list shows of it. */
  private static final Rational CUT_SLACK = Rational.of(1, 10);

  /** What the sample description says. */
  private record Described(Coding coding, Bytes configuration, Optional<String> obstacle) {
    static Described other(String codec) {
      return new Described(Coding.OTHER, Bytes.EMPTY, Optional.of("is coded as " + codec));
    }
  }

  static Mp4Track read(SourceFile file, BoxPlace trak, int index, Rational movieTick)
      throws MediaException, IOException {
    BoxPlace mdia = trak.only(file, "mdia");
    Rational tick = tick(mdia.only(file, "mdhd").payload(file, MOST_HEADER_BYTES));
    BoxPlace stbl = mdia.only(file, "minf").only(file, "stbl");
    Described described = described(file, stbl);
    if (described.obstacle.isPresent()) {
      return without(index, described, tick, described.obstacle.get());
    }
    Optional<Edits> edits = Edits.read(file, trak);
    if (edits.isEmpty()) {
      return without(index, described, tick, "has an edit list that does more than move it");
    }
    SampleTable table = SampleTable.read(file, stbl);
    if (table.count() == 0) {
      return without(index, described, tick, "has no samples");
    }
    Rational shift = edits.get().shift(movieTick, tick);
    if (cuts(edits.get(), movieTick, tick, table)) {
      return without(index, described, tick, "has an edit list that cuts its end off");
    }
    CodedTrack coded =
        new CodedTrack(
            index, described.coding, described.configuration, tick, shift, Optional.empty());
    return new Mp4Track(coded, Optional.of(table));
  }

  private static Mp4Track without(int index, Described described, Rational tick, String obstacle) {
    return new Mp4Track(
        new CodedTrack(
            index,
            described.coding,
            described.configuration,
            tick,
            Rational.ZERO,
            Optional.of(obstacle)),
        Optional.empty());
  }

  private static boolean cuts(Edits edits, Rational movieTick, Rational tick, SampleTable table) {
    Rational media = tick.times(table.durations().sumBefore(table.count()) - edits.mediaTime());
    return edits.lengthTicks() > 0
        && media.minus(movieTick.times(edits.lengthTicks())).compareTo(CUT_SLACK) > 0;
  }

  private static Rational tick(ByteBuffer mdhd) throws MediaException {
    Tables.require("mdhd", mdhd, 24);
    return Mp4Source.tick("mdhd", mdhd.getInt(mdhd.get(0) == 1 ? 20 : 12));
  }

  private static Described described(SourceFile file, BoxPlace stbl)
      throws MediaException, IOException {
    BoxPlace stsd = stbl.only(file, "stsd");
    ByteBuffer payload = stsd.payload(file, MOST_STSD_BYTES);
    ByteBuffer box = ByteBuffer.allocate(payload.remaining() + 8);
    box.putInt(box.capacity()).putInt(0x73747364).put(payload).flip();
    try {
      List<Box> boxes = Boxes.readAll(box);
      return boxes.getFirst() instanceof SampleDescriptionBox description
          ? described(description.entries())
          : Described.other("nothing known");
    } catch (MediaException e) {
      // A description of a kind that this reader does not know is no reason against other tracks.
      return new Described(
          Coding.OTHER, Bytes.EMPTY, Optional.of("cannot be read: " + e.getMessage()));
    }
  }

  private static Described described(List<Box> entries) throws MediaException {
    if (entries.size() != 1) {
      return new Described(
          Coding.OTHER, Bytes.EMPTY, Optional.of("has %d descriptions".formatted(entries.size())));
    }
    return switch (entries.getFirst()) {
      case VisualSampleEntry v when v.type().equals("avc1") -> avc(v.child("avcC"));
      case AudioSampleEntry a when a.type().equals("mp4a") -> aac(a.child("esds"));
      case Box other -> Described.other(other.type());
    };
  }

  private static Described avc(Optional<OpaqueBox> configuration) {
    return configuration
        .map(box -> new Described(Coding.AVC, box.payload(), Optional.empty()))
        .orElseGet(() -> Described.other("avc1 without avcC"));
  }

  private static Described aac(Optional<OpaqueBox> esds) throws MediaException {
    if (esds.isEmpty()) {
      return Described.other("mp4a without esds");
    }
    ElementaryStream stream = ElementaryStream.read(esds.get().payload());
    return stream.objectType() == 0x40
        ? new Described(Coding.AAC, stream.decoderSpecificInfo(), Optional.empty())
        : Described.other("mp4a of type " + stream.objectType());
  }
}

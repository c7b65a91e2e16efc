package dev.kinora.transcoder.film;

import dev.kinora.packager.MediaException;
import dev.kinora.packager.remux.CopiedSegment;
import dev.kinora.packager.remux.CopiedTitles;
import dev.kinora.packager.remux.Copies;
import dev.kinora.packager.remux.CopyHeaders;
import dev.kinora.packager.timeline.TimelineRule;
import dev.kinora.packager.title.Rendition;
import dev.kinora.packager.title.Title;
import dev.kinora.transcoder.ingest.Repackaging;
import dev.kinora.transcoder.ladder.Ladder;
import dev.kinora.transcoder.ladder.Plan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A title whose tracks are taken as they are, where that can be. */
public record CopiedTitle(Title title, Copies copies) {
  /** Probes, examines and plans. */
  public static CopiedTitle of(Path file) throws MediaException, IOException {
    Title encoded = PlannedTitle.of(file);
    Copies copies = Repackaging.AUTO.choose(file, encoded.info());
    Plan plan = Ladder.plan(encoded.info(), encoded.source(), TimelineRule.DEFAULT, "test", copies);
    Title title =
        new Title(
                encoded.id(),
                encoded.name(),
                encoded.addedAt(),
                encoded.source(),
                encoded.info(),
                plan.origin(),
                plan.video(),
                plan.audio(),
                plan.renditions(),
                "test")
            .withChoices(plan.choices());
    return new CopiedTitle(title, copies);
  }

  /** The renditions that are the source's own. */
  public List<Rendition> copied() {
    return title.renditions().stream().filter(title::isCopied).toList();
  }

  /** The header of a copied rendition. */
  public ByteBuffer header(Rendition rendition) throws MediaException {
    return switch (rendition) {
      case Rendition.Video v ->
          CopyHeaders.picture(
                  copies.picture().orElseThrow(), v.width(), v.height(), title.timelineOf(v))
              .bytes();
      case Rendition.Audio a ->
          CopyHeaders.sound(
                  copies.sound().orElseThrow().tracks().get(title.audio().indexOf(a)),
                  title.timelineOf(a),
                  "und")
              .bytes();
    };
  }

  /** A segment's bytes. */
  public byte[] segment(CopiedTitles sources, Rendition rendition, int number)
      throws MediaException, IOException {
    CopiedSegment segment = sources.segment(title, rendition, number);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RandomAccessFile file = new RandomAccessFile(segment.source().toFile(), "r")) {
      for (CopiedSegment.Piece piece : segment.pieces()) {
        byte[] bytes = new byte[(int) piece.sizeBytes()];
        switch (piece) {
          case CopiedSegment.Piece.InMemory memory -> memory.bytes().get(bytes);
          case CopiedSegment.Piece.OfFile range -> {
            file.seek(range.offsetBytes());
            file.readFully(bytes);
          }
        }
        out.write(bytes);
      }
    }
    return out.toByteArray();
  }

  /** Header and all segments in one file, as a player puts them together. */
  public Path write(Rendition rendition, Path file) throws MediaException, IOException {
    try (OutputStream out = Files.newOutputStream(file);
        CopiedTitles sources = new CopiedTitles()) {
      byte[] header = new byte[header(rendition).remaining()];
      header(rendition).get(header);
      out.write(header);
      for (int n = 0; n < title.timelineOf(rendition).segmentCount(); n++) {
        out.write(segment(sources, rendition, n));
      }
    }
    return file;
  }
}

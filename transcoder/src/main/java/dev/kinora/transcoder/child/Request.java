package dev.kinora.transcoder.child;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceInfo;
import dev.kinora.transcoder.work.PreparePlan;
import dev.kinora.transcoder.work.SheetTask;
import dev.kinora.transcoder.work.SpanTask;
import java.util.List;

/** The calls of {@link dev.kinora.transcoder.work.Codecs}, as values. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ask")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Request.Probe.class, name = "probe"),
  @JsonSubTypes.Type(value = Request.Loudness.class, name = "loudness"),
  @JsonSubTypes.Type(value = Request.Prepare.class, name = "prepare"),
  @JsonSubTypes.Type(value = Request.Encode.class, name = "encode"),
  @JsonSubTypes.Type(value = Request.Poster.class, name = "poster"),
  @JsonSubTypes.Type(value = Request.Picture.class, name = "picture"),
  @JsonSubTypes.Type(value = Request.Sheet.class, name = "sheet"),
  @JsonSubTypes.Type(value = Request.Decode.class, name = "decode"),
  @JsonSubTypes.Type(value = Request.Texts.class, name = "texts"),
})
sealed interface Request {
  /** Path of the file that the request opens or is about. */
  String source();

  /** Answered by one {@code DONE} with a {@link SourceInfo}. */
  record Probe(String source) implements Request {}

  /** Answered by one {@code DONE} with an array of {@link dev.kinora.packager.title.Loudness}. */
  record Loudness(String source, SourceInfo info) implements Request {}

  /** Answered by an {@code ITEM} a rendition, header its codecs string, body its init segment. */
  record Prepare(String source, PreparePlan plan) implements Request {}

  /** Answered by an {@code ITEM} a segment, header its key, body its bytes. */
  record Encode(SpanTask task) implements Request {
    @Override
    public String source() {
      return task.title().source().path();
    }
  }

  /** Answered by no or one {@code ITEM} whose body is the picture. */
  record Poster(String source, SourceInfo info, int maxWidth) implements Request {}

  /** Answered by one {@code ITEM} whose body is the picture. */
  record Picture(String source, int maxWidth) implements Request {}

  /** Answered by one {@code ITEM} whose body is the sheet. */
  record Sheet(String source, SheetTask task) implements Request {}

  /** Sent with header and segment as its body; answered by one {@code DONE} with a count. */
  record Decode(String source) implements Request {}

  /** Answered by an {@code ITEM} a track, header its index and what is wrong, body its document. */
  record Texts(String source, List<Integer> tracks, Rational origin) implements Request {
    public Texts {
      tracks = List.copyOf(tracks);
    }
  }

  /** What the request is for, for messages. */
  default String what() {
    return switch (this) {
      case Probe p -> "probe of " + p.source();
      case Loudness l -> "measuring the sound of " + l.source();
      case Prepare p -> "preparing " + p.source();
      case Encode e ->
          "encoding %s spans [%d, %d) of title %s"
              .formatted(
                  e.task().lane(), e.task().firstSpan(), e.task().endSpan(), e.task().title().id());
      case Poster p -> "poster of " + p.source();
      case Picture p -> "picture " + p.source();
      case Sheet s -> "sheet %d of %s".formatted(s.task().sheet(), s.source());
      case Decode d -> "decoding a segment of " + d.source();
      case Texts t -> "subtitles of " + t.source();
    };
  }
}

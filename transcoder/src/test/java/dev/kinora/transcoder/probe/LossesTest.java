package dev.kinora.transcoder.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinora.packager.time.Rational;
import dev.kinora.packager.title.SourceTrack;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LossesTest {
  private static final SourceTrack PICTURE =
      new SourceTrack.Video(
          0,
          "h264",
          Optional.empty(),
          640,
          360,
          Rational.ONE,
          0,
          Rational.of(25),
          true,
          false,
          "yuv420p",
          "bt709",
          Rational.ZERO,
          Rational.of(60));
  private static final SourceTrack SOUND =
      new SourceTrack.Audio(
          1,
          "aac",
          Optional.empty(),
          2,
          48_000,
          Optional.empty(),
          true,
          Rational.ZERO,
          Rational.of(60));
  private static final SourceTrack SUBTITLE =
      new SourceTrack.Text(2, "subrip", Optional.empty(), Optional.empty(), false, false);

  @Test
  void nothingIsMissing() {
    assertEquals(List.of(), losses(60, 60, 0, PICTURE, SOUND, SUBTITLE));
    assertEquals(List.of(), losses(62, 60, 0, PICTURE));
    assertEquals(List.of(), losses(60, 75, 0, PICTURE, other(3, "vp9", "video")));
  }

  @Test
  void soundThatCannotBeDecoded() {
    assertEquals(
        List.of("The sound of track 1 (of no stated coding) cannot be decoded: there is no sound."),
        losses(60, 60, 0, PICTURE, other(1, "none", "audio")));
    assertEquals(
        List.of("The sound of track 2 (qcelp) cannot be decoded: this track is left out."),
        losses(60, 60, 0, PICTURE, SOUND, other(2, "qcelp", "audio")));
  }

  @Test
  void pictureThatCannotBeDecoded() {
    assertEquals(
        List.of("The picture of track 0 (indeo5) cannot be decoded: there is sound only."),
        losses(60, 60, 0, other(0, "indeo5", "video"), SOUND));
  }

  @Test
  void subtitlesThatAreNoText() {
    assertEquals(
        List.of(
            "The subtitles of track 2 (hdmv_pgs_subtitle) are pictures: they are not shown.",
            "The subtitles of track 3 (dvb_teletext) are of a kind that is not read: they are not"
                + " shown."),
        losses(
            60,
            60,
            0,
            PICTURE,
            other(2, "hdmv_pgs_subtitle", "subtitle"),
            other(3, "dvb_teletext", "subtitle")));
  }

  @Test
  void aFileThatWasCutOff() {
    assertEquals(
        List.of(
            "The file states a length of 75.0 s, but picture and sound end after 5.0 s; perhaps it"
                + " was not copied to its end."),
        losses(75, 5, 10, PICTURE, SOUND));
    assertEquals(
        List.of(
            "The file ends 4711 bytes before what its index lists; in what is missing the last"
                + " picture stays and there is no sound. Perhaps it was not copied to its end."),
        losses(75, 75, 4711, PICTURE, SOUND));
  }

  private static SourceTrack other(int index, String codec, String type) {
    return new SourceTrack.Other(index, codec, Optional.empty(), type);
  }

  private static List<String> losses(long stated, long found, long missing, SourceTrack... tracks) {
    return Losses.of(
        List.of(tracks), Optional.of(Rational.of(stated)), Rational.of(found), missing);
  }
}

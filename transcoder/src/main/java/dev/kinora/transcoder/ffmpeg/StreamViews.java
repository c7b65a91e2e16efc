package dev.kinora.transcoder.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;

import dev.kinora.packager.time.Rational;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;

/** Reads {@link StreamView}s out of an opened input. */
final class StreamViews {
  private StreamViews() {}

  static StreamView of(AVFormatContext format, int index) {
    AVStream stream = format.streams(index);
    AVCodecParameters coding = stream.codecpar();
    Map<String, String> tags = Native2Java.entries(stream.metadata());
    return new StreamView(
        index,
        kind(stream, coding),
        Native2Java.text(avcodec.avcodec_get_name(coding.codec_id()), "unknown"),
        Native2Java.rational(stream.time_base(), Rational.of(1, 90_000)),
        stream.start_time(),
        stream.duration(),
        Native2Java.rational(stream.avg_frame_rate(), Rational.ZERO),
        Native2Java.rational(stream.r_frame_rate(), Rational.ZERO),
        stream.nb_frames(),
        isInterlaced(coding.field_order()),
        coding.width(),
        coding.height(),
        Native2Java.aspect(avformat.av_guess_sample_aspect_ratio(format, stream, null)),
        rotationDegrees(coding),
        isMirrored(coding),
        coding.ch_layout().nb_channels(),
        coding.sample_rate(),
        (stream.disposition() & avformat.AV_DISPOSITION_DEFAULT) != 0,
        (stream.disposition() & avformat.AV_DISPOSITION_FORCED) != 0,
        (stream.disposition() & avformat.AV_DISPOSITION_HEARING_IMPAIRED) != 0,
        tags);
  }

  private static StreamView.Kind kind(AVStream stream, AVCodecParameters coding) {
    int still = avformat.AV_DISPOSITION_ATTACHED_PIC | avformat.AV_DISPOSITION_STILL_IMAGE;
    if (coding.codec_type() == avutil.AVMEDIA_TYPE_VIDEO) {
      return (stream.disposition() & still) == 0 ? StreamView.Kind.VIDEO : StreamView.Kind.PICTURE;
    }
    if (coding.codec_type() == avutil.AVMEDIA_TYPE_AUDIO) {
      return StreamView.Kind.AUDIO;
    }
    return coding.codec_type() == avutil.AVMEDIA_TYPE_SUBTITLE
        ? StreamView.Kind.SUBTITLE
        : StreamView.Kind.OTHER;
  }

  private static boolean isInterlaced(int fieldOrder) {
    return fieldOrder != avcodec.AV_FIELD_UNKNOWN && fieldOrder != avcodec.AV_FIELD_PROGRESSIVE;
  }

  private static Optional<IntPointer> displayMatrix(AVCodecParameters coding) {
    if (coding.nb_coded_side_data() == 0) {
      return Optional.empty();
    }
    AVPacketSideData matrix =
        avcodec.av_packet_side_data_get(
            coding.coded_side_data(), coding.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
    return matrix == null || matrix.isNull() || matrix.size() < 36
        ? Optional.empty()
        : Optional.of(new IntPointer(matrix.data()));
  }

  private static int rotationDegrees(AVCodecParameters coding) {
    // libavutil gives the counter-clockwise turn that the matrix makes; undoing it turns clockwise.
    // It looks at where the picture's upper edge goes, which a mirror below it does not change.
    double turn = displayMatrix(coding).map(avutil::av_display_rotation_get).orElse(0.0);
    return Double.isNaN(turn) ? 0 : (int) Math.floorMod(Math.round(-turn / 90) * 90, 360L);
  }

  /** ISO/IEC 14496-12, 8.3.2.3: a matrix {a, b, u, c, d, v, …} mirrors where ad is less than bc. */
  private static boolean isMirrored(AVCodecParameters coding) {
    return displayMatrix(coding)
        .filter(m -> (double) m.get(0) * m.get(4) < (double) m.get(1) * m.get(3))
        .isPresent();
  }
}

package dev.kinora.packager.source.matroska;

/** Ids of the elements that are looked at (RFC 9559, 5.1). */
final class Ids {
  static final int EBML = 0x1a45dfa3;
  static final int DOC_TYPE = 0x4282;
  static final int SEGMENT = 0x18538067;
  static final int SEEK_HEAD = 0x114d9b74;
  static final int SEEK = 0x4dbb;
  static final int SEEK_ID = 0x53ab;
  static final int SEEK_POSITION = 0x53ac;
  static final int INFO = 0x1549a966;
  static final int TIMESTAMP_SCALE = 0x2ad7b1;
  static final int TRACKS = 0x1654ae6b;
  static final int TRACK_ENTRY = 0xae;
  static final int TRACK_NUMBER = 0xd7;
  static final int TRACK_TYPE = 0x83;
  static final int CODEC_ID = 0x86;
  static final int CODEC_PRIVATE = 0x63a2;
  static final int CODEC_DELAY = 0x56aa;
  static final int DEFAULT_DURATION = 0x23e383;
  static final int TRACK_TIMESTAMP_SCALE = 0x23314f;
  static final int CONTENT_ENCODINGS = 0x6d80;
  static final int CUES = 0x1c53bb6b;
  static final int CUE_POINT = 0xbb;
  static final int CUE_TIME = 0xb3;
  static final int CUE_TRACK_POSITIONS = 0xb7;
  static final int CUE_TRACK = 0xf7;
  static final int CUE_CLUSTER_POSITION = 0xf1;
  static final int CUE_RELATIVE_POSITION = 0xf0;
  static final int CLUSTER = 0x1f43b675;
  static final int TIMESTAMP = 0xe7;
  static final int SIMPLE_BLOCK = 0xa3;
  static final int BLOCK_GROUP = 0xa0;
  static final int BLOCK = 0xa1;
  static final int REFERENCE_BLOCK = 0xfb;
  static final int TAGS = 0x1254c367;
  static final int CHAPTERS = 0x1043a770;
  static final int ATTACHMENTS = 0x1941a469;

  private Ids() {}

  /** Whether an element of this id ends a Cluster whose size is not known (RFC 8794, 6.2). */
  static boolean isTopLevel(int id) {
    return switch (id) {
      case CLUSTER, CUES, TAGS, CHAPTERS, ATTACHMENTS, SEEK_HEAD, INFO, TRACKS, SEGMENT, EBML ->
          true;
      default -> false;
    };
  }
}

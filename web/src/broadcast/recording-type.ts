/** How the browser is asked to record. */
export interface RecordingType {
  readonly mimeType: string;
  /** Milliseconds between key frames; a viewer starts at one, and some containers flush at one. */
  readonly videoKeyFrameIntervalDuration: number;
}

const keyFrameMs = 1_000;

/**
 * Best first. H.264 need not be encoded again by the server: in Matroska, where Chromium writes
 * chunks steadily (it is asked for as WebM and named Matroska in the recorder), then in MP4, which
 * comes at key frames. VP8 in WebM is what every browser with a recorder knows.
 */
const mimeTypes: readonly string[] = [
  'video/x-matroska;codecs=avc1,opus',
  'video/webm;codecs=h264,opus',
  'video/mp4;codecs=avc1.42E01E,opus',
  'video/webm;codecs=vp8,opus',
  'video/webm',
  'video/mp4',
];

/** The best type that the browser can record, or null where it can record nothing that fits. */
export function recordingType(isSupported: (mimeType: string) => boolean): RecordingType | null {
  const mimeType = mimeTypes.find(isSupported);
  return mimeType === undefined ? null : { mimeType, videoKeyFrameIntervalDuration: keyFrameMs };
}

/** A stream's name as addresses have it: lower case letters, digits and hyphens, at most 41. */
export function streamName(typed: string): string {
  return typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 41)
    .replace(/-+$/, '');
}

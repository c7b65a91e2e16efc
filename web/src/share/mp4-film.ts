import type { ISOFile, Movie } from 'mp4box';

export type Mp4Library = typeof import('mp4box');
export type Read = (a: number, z: number) => Promise<ArrayBuffer>;

/** Some hundred kilobytes, loaded when somebody shares a film or watches one that is shared. */
export function loadMp4Library(): Promise<Mp4Library> {
  return import('mp4box');
}

/** A track that the browser plays. */
export interface Mp4Lane {
  readonly id: number;
  readonly mime: string;
  readonly codec: string;
}

/** An MP4 whose index has been read. */
export interface Mp4Film {
  readonly file: ISOFile<unknown, unknown>;
  readonly lanes: readonly Mp4Lane[];
  readonly seconds: number;
  /** All of it as one media type. */
  readonly mime: string;
}

const stepBytes = 256 * 1024;
/** The index of a very long film has a few megabytes. */
const mostIndexBytes = 64 * 1024 * 1024;
const brandAt = 4;
const brand = 'ftyp';

function isMp4(bytes: ArrayBuffer): boolean {
  const name = new Uint8Array(bytes.slice(brandAt, brandAt + brand.length));
  return String.fromCharCode(...name) === brand;
}

/**
 * Reads the index of an MP4, wherever in the file it stands. Null for every other file, and for one
 * whose picture or sound this browser does not take in pieces.
 */
export async function openMp4(
  library: Mp4Library,
  read: Read,
  size: number,
): Promise<Mp4Film | null> {
  const file = library.createFile();
  const found: { movie?: Movie; failed?: boolean } = {};
  file.onReady = (movie) => (found.movie = movie);
  file.onError = () => (found.failed = true);
  let at = 0;
  for (let seen = 0; found.movie === undefined && seen < mostIndexBytes;) {
    if (found.failed === true || at >= size) return null;
    const bytes = await read(at, Math.min(size, at + stepBytes) - 1);
    if (at === 0 && !isMp4(bytes)) return null;
    seen += bytes.byteLength;
    const next = file.appendBuffer(library.MP4BoxBuffer.fromArrayBuffer(bytes, at));
    at = Number.isSafeInteger(next) && next > at ? next : at + bytes.byteLength;
  }
  return found.movie === undefined ? null : filmOf(file, found.movie);
}

function filmOf(file: ISOFile<unknown, unknown>, movie: Movie): Mp4Film | null {
  const [picture] = movie.videoTracks;
  const [sound] = movie.audioTracks;
  // A file in fragments has no index to jump by.
  if (picture === undefined || movie.isFragmented) return null;
  const lanes = [
    { id: picture.id, codec: picture.codec, mime: `video/mp4; codecs="${picture.codec}"` },
    ...(sound === undefined
      ? []
      : [{ id: sound.id, codec: sound.codec, mime: `audio/mp4; codecs="${sound.codec}"` }]),
  ];
  if (!lanes.every(({ mime }) => MediaSource.isTypeSupported(mime))) return null;
  const codecs = lanes.map((lane) => lane.codec).join(', ');
  const seconds = movie.timescale > 0 ? movie.duration / movie.timescale : 0;
  return { file, lanes, seconds, mime: `video/mp4; codecs="${codecs}"` };
}

/** What a file of this device is as a film that can be sent in ranges; null where it cannot. */
export async function rangedMimeOf(file: Blob): Promise<string | null> {
  if (!('MediaSource' in window)) return null;
  try {
    const library = await loadMp4Library();
    const read: Read = (a, z) => file.slice(a, z + 1).arrayBuffer();
    return (await openMp4(library, read, file.size))?.mime ?? null;
  } catch (error) {
    console.info('The film is not sent in ranges.', error);
    return null;
  }
}

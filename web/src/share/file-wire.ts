/** How ranges of a file travel over a data channel (section 6 of the room protocol). */
export const fileChannel = 'file';
/** A frame: the number of the request, where its bytes stand in the file, and the bytes. */
export const frameBytes = 16 * 1024;
export const headerBytes = 12;
/** The sender waits while more than this stands in the channel. */
export const mostBuffered = 256 * 1024;
/** What one request may ask for. */
export const mostAsked = 1024 * 1024;
/** Requests of one viewer that wait for the sender. */
export const mostWaiting = 8;

export interface FileRequest {
  readonly r: number;
  /** First and last byte. */
  readonly a: number;
  readonly z: number;
}

/** A request that may be answered from a file of that size; null for any other. */
export function requestOf(text: string, size: number): FileRequest | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof found !== 'object' || found === null) return null;
  const { r, a, z } = found as Partial<FileRequest>;
  const whole = [r, a, z].every((one) => Number.isSafeInteger(one) && (one as number) >= 0);
  if (!whole || r === undefined || a === undefined || z === undefined) return null;
  if (r > 0xffffffff || a > z || z >= size || z - a >= mostAsked) return null;
  return { r, a, z };
}

export function frameOf(request: number, offset: number, bytes: Uint8Array): ArrayBuffer {
  const frame = new ArrayBuffer(headerBytes + bytes.length);
  const header = new DataView(frame);
  header.setUint32(0, request);
  header.setBigUint64(4, BigInt(offset));
  new Uint8Array(frame, headerBytes).set(bytes);
  return frame;
}

export interface FilePiece {
  readonly request: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** What a frame holds; null for what is none. */
export function pieceOf(frame: unknown): FilePiece | null {
  if (!(frame instanceof ArrayBuffer) || frame.byteLength <= headerBytes) return null;
  const header = new DataView(frame);
  return {
    request: header.getUint32(0),
    offset: Number(header.getBigUint64(4)),
    bytes: new Uint8Array(frame, headerBytes),
  };
}

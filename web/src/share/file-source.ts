import { pieceOf } from './file-wire';

/** The connection ended before all was there. */
export class SourceLost extends Error {
  constructor() {
    super('shared film: the connection to whoever shares it ended');
    this.name = 'SourceLost';
  }
}

interface Asked {
  readonly start: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  received: number;
  readonly resolve: (bytes: ArrayBuffer) => void;
  readonly reject: (error: Error) => void;
}

/** Asks for ranges of a file over a data channel. */
export class FileSource {
  private readonly asked = new Map<number, Asked>();
  private count = 0;

  constructor(private readonly channel: RTCDataChannel) {
    channel.binaryType = 'arraybuffer';
    channel.addEventListener('message', ({ data }) => this.receive(data));
    channel.addEventListener('close', () => this.fail());
  }

  /** The bytes from `a` to `z`, both included. Rejects with `SourceLost`. */
  range(a: number, z: number): Promise<ArrayBuffer> {
    if (this.channel.readyState !== 'open') return Promise.reject(new SourceLost());
    this.count += 1;
    const r = this.count;
    return new Promise((resolve, reject) => {
      const bytes = new Uint8Array(z - a + 1);
      this.asked.set(r, { start: a, bytes, received: 0, resolve, reject });
      this.channel.send(JSON.stringify({ r, a, z }));
    });
  }

  private receive(data: unknown): void {
    const piece = pieceOf(data);
    const asked = piece === null ? undefined : this.asked.get(piece.request);
    if (piece === null || asked === undefined) return;
    const at = piece.offset - asked.start;
    // The channel keeps the order: the next piece begins where the last one ended.
    if (at !== asked.received || at + piece.bytes.length > asked.bytes.length) {
      this.channel.close();
      this.fail();
      return;
    }
    asked.bytes.set(piece.bytes, at);
    asked.received += piece.bytes.length;
    if (asked.received < asked.bytes.length) return;
    this.asked.delete(piece.request);
    asked.resolve(asked.bytes.buffer);
  }

  private fail(): void {
    const lost = [...this.asked.values()];
    this.asked.clear();
    for (const one of lost) one.reject(new SourceLost());
  }
}

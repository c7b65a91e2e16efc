import { SourceLost, type FileSource } from './file-source';

/** Reads a shared file by ranges, over as many connections as it takes. `close` ends all waiting. */
export class RangeReader {
  private source: FileSource | null = null;
  private waiting: (() => void)[] = [];
  private closed = false;

  /** A connection has come, or the last one is gone. */
  connect(source: FileSource | null): void {
    this.source = source;
    if (source !== null) this.wake();
  }

  close(): void {
    this.closed = true;
    this.wake();
  }

  /** The bytes from `a` to `z`, both included; rejects with `SourceLost` once it is closed. */
  async read(a: number, z: number): Promise<ArrayBuffer> {
    for (;;) {
      if (this.closed) throw new SourceLost();
      const { source } = this;
      if (source === null) {
        await new Promise<void>((resolve) => this.waiting.push(resolve));
        continue;
      }
      try {
        return await source.range(a, z);
      } catch (error) {
        if (!(error instanceof SourceLost)) throw error;
        if (this.source === source) this.source = null;
      }
    }
  }

  private wake(): void {
    for (const one of this.waiting.splice(0)) one();
  }
}

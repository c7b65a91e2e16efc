import { rangesOf } from '../player/stats';
import { removable } from './edge-chaser';

/** Bytes that may wait for the decoder; a browser that is slower than that is not keeping up. */
const mostQueuedBytes = 32 * 2 ** 20;
const keepSeconds = 10;

export type FeedFailure = 'overrun' | 'decode';

/**
 * Puts what arrives into a source buffer, in order, and takes out what has been played. A source
 * buffer does one thing at a time.
 */
export class BufferFeed {
  private queue: ArrayBuffer[] = [];
  private queuedBytes = 0;
  private ended = false;

  constructor(
    private readonly buffer: SourceBuffer,
    private readonly position: () => number,
    private readonly onAppended: () => void,
    private readonly onFailure: (failure: FeedFailure) => void,
  ) {
    buffer.addEventListener('updateend', this.onUpdateEnd);
    buffer.addEventListener('error', this.onError);
  }

  add(bytes: ArrayBuffer): void {
    if (this.ended) return;
    this.queue.push(bytes);
    this.queuedBytes += bytes.byteLength;
    if (this.queuedBytes > mostQueuedBytes) this.fail('overrun');
    else this.next();
  }

  end(): void {
    this.ended = true;
    this.queue = [];
    this.buffer.removeEventListener('updateend', this.onUpdateEnd);
    this.buffer.removeEventListener('error', this.onError);
  }

  private next(): void {
    if (this.ended || this.buffer.updating) return;
    const bytes = this.queue[0];
    if (bytes === undefined) {
      this.tidy(keepSeconds);
      return;
    }
    try {
      this.buffer.appendBuffer(bytes);
      this.queue.shift();
      this.queuedBytes -= bytes.byteLength;
    } catch (error) {
      this.onAppendError(error);
    }
  }

  /** A full buffer is emptied of what has been played, and what waits is tried again. */
  private onAppendError(error: unknown): void {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    if (full && this.tidy(1)) return;
    console.info('The live buffer takes no more.', error);
    this.fail('decode');
  }

  /** Answers whether there was anything to take out. */
  private tidy(keep: number): boolean {
    const span = removable(rangesOf(this.buffer.buffered), this.position(), keep);
    if (span === null) return false;
    this.buffer.remove(...span);
    return true;
  }

  private fail(failure: FeedFailure): void {
    this.end();
    this.onFailure(failure);
  }

  private readonly onUpdateEnd = (): void => {
    if (this.ended) return;
    this.onAppended();
    this.next();
  };

  private readonly onError = (): void => this.fail('decode');
}

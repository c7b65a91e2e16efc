import { bufferAhead, rangesOf } from '../player/stats';

/** One track of a film on its way into the browser: what has come, in order, a piece at a time. */
export class FeedLane {
  private readonly queue: ArrayBuffer[] = [];

  constructor(private readonly buffer: SourceBuffer) {}

  push(segment: ArrayBuffer): void {
    this.queue.push(segment);
  }

  /** Seconds after a position that can be played without a gap. */
  ahead(seconds: number): number {
    return bufferAhead(rangesOf(this.buffer.buffered), seconds);
  }

  /** Gives the browser everything that waits; makes room once where it is full. */
  async drain(seconds: number): Promise<void> {
    for (let next = this.queue[0]; next !== undefined; next = this.queue[0]) {
      try {
        await this.settled(() => this.buffer.appendBuffer(next));
      } catch (error) {
        if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
        await this.keep(seconds - 5, seconds + 60);
        await this.settled(() => this.buffer.appendBuffer(next));
      }
      this.queue.shift();
    }
  }

  /** Forgets what lies outside; what was seen long ago is asked for again when it is wanted. */
  async keep(from: number, to: number): Promise<void> {
    const ranges = rangesOf(this.buffer.buffered);
    const [first] = ranges;
    const last = ranges.at(-1);
    if (first !== undefined && first[0] < from) {
      await this.settled(() => this.buffer.remove(0, from));
    }
    if (last !== undefined && last[1] > to) {
      await this.settled(() => this.buffer.remove(to, Number.POSITIVE_INFINITY));
    }
  }

  private async settled(act: () => void): Promise<void> {
    const { buffer } = this;
    await new Promise<void>((resolve, reject) => {
      const over = (end: () => void) => {
        buffer.removeEventListener('updateend', onEnd);
        buffer.removeEventListener('error', onError);
        end();
      };
      const onEnd = () => over(resolve);
      const onError = () => over(() => reject(new Error('shared film: a piece was not taken')));
      buffer.addEventListener('updateend', onEnd);
      buffer.addEventListener('error', onError);
      try {
        act();
      } catch (error) {
        over(() => reject(error as Error));
      }
    });
  }
}

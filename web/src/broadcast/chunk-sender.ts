import { backoffDelayMs } from '../api/backoff';
import type { Problem } from '../api/problem';
import type { Chunk, Push } from './push';

/** About half a minute at good quality; more could not be caught up on anyway. */
const mostQueuedBytes = 24 * 2 ** 20;
const mostQueuedChunks = 120;
/** A request that hangs longer is given up and repeated; the server ignores what it has. */
const longestPushMs = 20_000;

export interface SenderOptions {
  readonly push: Push;
  readonly random: () => number;
  readonly now: () => number;
  readonly wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly onTaken: (bytes: number, roundTripMs: number) => void;
  readonly onChange: () => void;
  /** Chunks are missing for good: what follows makes no sense without a new beginning. */
  readonly onThreadLost: () => void;
  readonly onRefused: (problem: Problem) => void;
  readonly onFinished: () => void;
}

/**
 * Sends the chunks of one recording one after another: the next leaves when the server has the one
 * before. The queue is bounded; where it overflows, the thread is lost rather than the memory.
 */
export class ChunkSender {
  private queue: Chunk[] = [];
  private nextSeq = 0;
  private running = false;
  private finishing = false;
  private readonly abort = new AbortController();
  /** Failures in a row; above 0 the connection is broken and being retried. */
  failures = 0;

  constructor(private readonly options: SenderOptions) {}

  get queued(): number {
    return this.queue.length;
  }

  add(bytes: Blob): void {
    if (bytes.size === 0 || this.finishing || this.abort.signal.aborted) return;
    this.queue.push({ seq: this.nextSeq++, bytes, last: false });
    if (this.queue.length > mostQueuedChunks || this.queuedBytes() > mostQueuedBytes) {
      this.stop();
      this.options.onThreadLost();
      return;
    }
    this.options.onChange();
    void this.run();
  }

  /** Nothing more comes: what is queued is still sent, the end is told. */
  finish(): void {
    if (this.finishing || this.abort.signal.aborted) return;
    this.finishing = true;
    this.queue.push({ seq: this.nextSeq++, bytes: new Blob([]), last: true });
    void this.run();
  }

  /** Forgets everything; nothing is told afterwards. */
  stop(): void {
    this.queue = [];
    this.abort.abort();
  }

  private queuedBytes(): number {
    return this.queue.reduce((sum, { bytes }) => sum + bytes.size, 0);
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    const { signal } = this.abort;
    while (!signal.aborted) {
      const chunk = this.queue[0];
      if (chunk === undefined) break;
      await this.sendOne(chunk, signal);
    }
    this.running = false;
  }

  private async sendOne(chunk: Chunk, signal: AbortSignal): Promise<void> {
    const startedAtMs = this.options.now();
    const limited = AbortSignal.any([signal, AbortSignal.timeout(longestPushMs)]);
    const answer = await this.options.push(chunk, limited).catch(() => null);
    if (signal.aborted) return;
    switch (answer?.kind) {
      case 'taken':
        this.taken(chunk.seq);
        this.options.onTaken(chunk.bytes.size, this.options.now() - startedAtMs);
        this.finishedAt(chunk);
        return;
      case 'expected':
        this.continueAt(chunk, answer.seq);
        return;
      case 'refused':
        this.stop();
        this.options.onRefused(answer.problem);
        return;
      default:
        await this.later(answer?.waitSeconds ?? null, signal);
    }
  }

  private taken(seq: number): void {
    this.failures = 0;
    this.queue = this.queue.filter((chunk) => chunk.seq > seq);
    this.options.onChange();
  }

  private finishedAt(chunk: Chunk): void {
    if (!chunk.last) return;
    this.stop();
    this.options.onFinished();
  }

  /** What the server already has is not sent again; what it lost cannot be made up for. */
  private continueAt(chunk: Chunk, expected: number): void {
    if (expected <= chunk.seq) {
      this.stop();
      this.options.onThreadLost();
      return;
    }
    this.taken(expected - 1);
    if (this.queue.length === 0 && this.finishing) this.finishedAt({ ...chunk, last: true });
  }

  private async later(waitSeconds: number | null, signal: AbortSignal): Promise<void> {
    this.failures += 1;
    this.options.onChange();
    const delayMs =
      waitSeconds === null
        ? Math.min(4_000, backoffDelayMs(this.failures, this.options.random()) / 2)
        : waitSeconds * 1_000;
    await this.options.wait(delayMs, signal);
  }
}

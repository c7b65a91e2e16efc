import { backoffDelayMs } from './backoff';
import type { OpenEvents, ServerEvent } from './events';

export type Connection = 'connecting' | 'live' | 'polling' | 'offline';

export interface LiveUpdatesOptions {
  readonly openEvents: OpenEvents;
  /** Reads the library again; resolves to whether the server answered. */
  readonly refresh: () => Promise<boolean>;
  readonly onEvent: (event: ServerEvent) => void;
  readonly onConnection: (connection: Connection) => void;
  readonly setTimer: (work: () => void, delayMs: number) => number;
  readonly clearTimer: (timer: number) => void;
  readonly random: () => number;
}

/**
 * Keeps the library current: by events while the stream holds, by asking again with growing pauses
 * while it does not. Confined to the page's event loop; `start` and `stop` may be called repeatedly.
 */
export class LiveUpdates {
  private close: (() => void) | null = null;
  private timer: number | null = null;
  private attempt = 0;

  constructor(private readonly options: LiveUpdatesOptions) {}

  start(): void {
    if (this.close === null && this.timer === null) this.open();
  }

  /** Tries at once instead of waiting, for instance because the network came back. */
  retryNow(): void {
    if (this.timer === null) return;
    this.clearTimer();
    this.attempt = 0;
    this.open();
  }

  stop(): void {
    this.clearTimer();
    this.close?.();
    this.close = null;
  }

  private open(): void {
    this.close = this.options.openEvents({
      onOpen: () => this.opened(),
      onEvent: this.options.onEvent,
      onLost: () => void this.lost(),
    });
  }

  private opened(): void {
    const missedSomething = this.attempt > 0;
    this.attempt = 0;
    this.options.onConnection('live');
    if (missedSomething) void this.options.refresh();
  }

  private async lost(): Promise<void> {
    this.close = null;
    this.attempt += 1;
    this.timer = this.options.setTimer(
      () => {
        this.timer = null;
        this.open();
      },
      backoffDelayMs(this.attempt, this.options.random()),
    );
    const attempt = this.attempt;
    const answered = await this.options.refresh();
    if (this.attempt === attempt) this.options.onConnection(answered ? 'polling' : 'offline');
  }

  private clearTimer(): void {
    if (this.timer !== null) this.options.clearTimer(this.timer);
    this.timer = null;
  }
}

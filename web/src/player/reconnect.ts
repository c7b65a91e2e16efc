import { backoffDelayMs } from '../api/backoff';
import type { Failure } from './engine';

/** After about three minutes of trying, somebody has to press a button. */
const mostAttempts = 10;

/**
 * Repeats `again` with growing pauses until `settled` or until it gives up. The browser's "online"
 * event cuts a pause short.
 */
export class Reconnect {
  private attempt = 0;
  private timer: number | null = null;

  constructor(
    private readonly again: () => void,
    private readonly onReconnecting: (reconnecting: boolean) => void,
    private readonly onGivenUp: (failure: Failure) => void,
  ) {
    window.addEventListener('online', this.now);
  }

  broken(): void {
    if (this.timer !== null) return;
    this.attempt += 1;
    if (this.attempt > mostAttempts) {
      this.onReconnecting(false);
      this.onGivenUp('network');
      return;
    }
    this.onReconnecting(true);
    this.timer = window.setTimeout(this.now, backoffDelayMs(this.attempt, Math.random()));
  }

  settled(): void {
    if (this.attempt === 0) return;
    this.attempt = 0;
    this.cancel();
    this.onReconnecting(false);
  }

  destroy(): void {
    window.removeEventListener('online', this.now);
    this.cancel();
  }

  private readonly now = (): void => {
    if (this.timer === null) return;
    this.cancel();
    this.again();
  };

  private cancel(): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = null;
  }
}

import { backoffDelayMs } from '../api/backoff';
import type { LiveStream } from '../api/live';
import type { LiveMode } from '../routing/route';
import type { LiveEngine, LiveEngineListeners } from './live-engine';
import { nextMode, possibleModes } from './live-modes';
import { openSegments } from './segment-engine';
import { canPlaySocket, SocketEngine } from './socket-engine';

/** How long one way may take to show something before the next one is tried. */
const patienceMs = 12_000;
/** Lost connections in a row, without a picture in between, before a way counts as failed. */
const mostLosses = 4;
/** After every way has failed all are tried again. */
const tryAllAgainMs = 6_000;

export interface LiveSessionListeners {
  onChange(): void;
  /** A way did not work and another one is tried. */
  onFallback(from: LiveMode, to: LiveMode): void;
}

/**
 * One broadcast in one video element, by the best way that works. Falls back by itself, comes back
 * after a loss by itself; `end` frees everything.
 */
export class LiveSession {
  private engine: LiveEngine | null = null;
  private failed: LiveMode[] = [];
  private losses = 0;
  private timer = 0;
  private patience = 0;
  private over = false;
  /** Only the newest engine is listened to. */
  private serial = 0;
  mode: LiveMode | null = null;
  /** Every way has failed; they are tried again from time to time. */
  stuck = false;
  readonly fallbacks: LiveMode[] = [];

  constructor(
    private readonly video: HTMLVideoElement,
    private stream: LiveStream,
    private wish: LiveMode | null,
    private readonly listeners: LiveSessionListeners,
  ) {
    video.addEventListener('playing', this.onPlaying);
    this.open();
  }

  get latencySeconds(): number | null {
    return this.engine?.latencySeconds() ?? null;
  }

  get label(): string | null {
    return this.engine?.label ?? null;
  }

  get jumps(): number {
    return this.engine?.jumps ?? 0;
  }

  get possible(): readonly LiveMode[] {
    return possibleModes(this.stream, { socket: canPlaySocket(this.stream.socket) });
  }

  jumpToLive(): void {
    this.engine?.jumpToLive();
  }

  choose(wish: LiveMode | null): void {
    this.wish = wish;
    this.failed = [];
    this.losses = 0;
    this.open();
  }

  /** What the server says now; a broadcaster who is back may bring another format. */
  follow(stream: LiveStream): void {
    const before = this.stream;
    this.stream = stream;
    const back = before.state === 'waiting' && stream.state === 'live';
    const other = before.socket?.mime !== stream.socket?.mime;
    if (this.engine === null || (other && this.mode !== 'hls' && this.mode !== 'dash')) {
      this.failed = [];
      this.open();
    } else if (back) this.watchPatience();
  }

  end(): void {
    this.over = true;
    this.video.removeEventListener('playing', this.onPlaying);
    this.close();
  }

  private open(): void {
    this.close();
    const mode = nextMode(this.possible, this.wish, this.failed);
    this.mode = mode;
    this.stuck = mode === null;
    if (mode === null) {
      this.failed = [];
      this.timer = window.setTimeout(() => this.open(), tryAllAgainMs);
    } else void this.start(mode);
    this.listeners.onChange();
  }

  private async start(mode: LiveMode): Promise<void> {
    const serial = this.serial;
    const mine = (work: () => void) => () => {
      if (!this.over && serial === this.serial) work();
    };
    const listeners: LiveEngineListeners = {
      onLost: mine(() => this.onLost(mode)),
      onFailure: mine(() => this.giveUp(mode)),
    };
    this.watchPatience();
    const engine = await this.openEngine(mode, listeners);
    if (this.over || serial !== this.serial) engine?.destroy();
    else this.engine = engine;
    this.listeners.onChange();
  }

  private async openEngine(
    mode: LiveMode,
    listeners: LiveEngineListeners,
  ): Promise<LiveEngine | null> {
    const { socket, hls, dash } = this.stream;
    if (mode === 'socket') {
      return socket === null ? null : new SocketEngine(this.video, socket, listeners);
    }
    const url = mode === 'hls' ? hls : dash;
    return url === null ? null : openSegments(mode, url, this.video, listeners);
  }

  /** While the broadcaster is away nothing can be shown, and no way is to blame. */
  private watchPatience(): void {
    window.clearTimeout(this.patience);
    this.patience = window.setTimeout(() => {
      const { mode, video, stream } = this;
      if (mode === null || stream.state !== 'live') return;
      const shown = video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
      if (!shown) this.giveUp(mode);
    }, patienceMs);
  }

  private giveUp(mode: LiveMode): void {
    this.failed.push(mode);
    const next = nextMode(this.possible, this.wish, this.failed);
    if (next !== null) {
      this.fallbacks.push(mode);
      this.listeners.onFallback(mode, next);
    }
    this.losses = 0;
    this.open();
  }

  private onLost(mode: LiveMode): void {
    if (this.stream.state === 'ended') return;
    this.losses += 1;
    if (this.losses > mostLosses && this.stream.state === 'live') {
      this.giveUp(mode);
      return;
    }
    // Meanwhile the server may tell that the stream is over: then nobody has to ask.
    const delayMs = this.losses === 1 ? 600 : backoffDelayMs(this.losses - 1, Math.random());
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.open(), delayMs);
  }

  private close(): void {
    this.serial += 1;
    window.clearTimeout(this.timer);
    window.clearTimeout(this.patience);
    this.engine?.destroy();
    this.engine = null;
  }

  private readonly onPlaying = (): void => {
    this.losses = 0;
  };
}

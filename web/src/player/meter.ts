/** What playing is like, measured. Times in milliseconds unless named otherwise. */
export interface Measurements {
  /** From the start of loading to the first presented picture; null before it. */
  readonly firstFrameMs: number | null;
  /** From the last seek to the picture it led to; null while it is under way or before any. */
  readonly lastSeekMs: number | null;
  readonly seeks: number;
  /** Pictures handed to the screen. */
  readonly presentedFrames: number;
  /** Times that playing ran dry, seeks left out, and how long that took in all. */
  readonly stalls: number;
  readonly stalledMs: number;
}

/** A picture belongs to a seek when its time is this near to where the seek went. */
const nearSeconds = 0.6;

/** Measures one video element until `stop`. Confined to the page's event loop. */
export class Meter {
  private readonly startedAtMs = performance.now();
  private readonly abort = new AbortController();
  private firstFrameMs: number | null = null;
  private seekingSinceMs: number | null = null;
  private lastSeekMs: number | null = null;
  private seeks = 0;
  private presentedFrames = 0;
  private stalls = 0;
  private stalledMs = 0;
  private stalledSinceMs: number | null = null;
  private frameRequest = 0;

  constructor(private readonly video: HTMLVideoElement) {
    const options = { signal: this.abort.signal };
    video.addEventListener('seeking', () => this.onSeeking(), options);
    video.addEventListener('waiting', () => this.onWaiting(), options);
    for (const end of ['playing', 'pause', 'seeking', 'ended', 'emptied']) {
      video.addEventListener(end, () => this.endStall(), options);
    }
    this.watchFrames();
  }

  measurements(): Measurements {
    const now = performance.now();
    const running = this.stalledSinceMs === null ? 0 : now - this.stalledSinceMs;
    return {
      firstFrameMs: this.firstFrameMs,
      lastSeekMs: this.lastSeekMs,
      seeks: this.seeks,
      presentedFrames: this.presentedFrames,
      stalls: this.stalls,
      stalledMs: Math.round(this.stalledMs + running),
    };
  }

  stop(): void {
    this.abort.abort();
    if ('cancelVideoFrameCallback' in this.video) {
      this.video.cancelVideoFrameCallback(this.frameRequest);
    }
  }

  private watchFrames(): void {
    // Older browsers cannot tell about frames; the statistics then leave these lines out.
    if (!('requestVideoFrameCallback' in this.video)) return;
    this.frameRequest = this.video.requestVideoFrameCallback((_, frame) => {
      // The callback's own time is that of the page's last frame, which may lie before the seek.
      this.onFrame(performance.now(), frame.mediaTime);
      this.watchFrames();
    });
  }

  private onFrame(nowMs: number, mediaTime: number): void {
    this.presentedFrames += 1;
    this.firstFrameMs ??= Math.round(nowMs - this.startedAtMs);
    if (this.seekingSinceMs === null) return;
    if (Math.abs(mediaTime - this.video.currentTime) > nearSeconds) return;
    this.lastSeekMs = Math.round(nowMs - this.seekingSinceMs);
    this.seekingSinceMs = null;
  }

  private onSeeking(): void {
    // Engines move to the start position by seeking: that is part of the first frame's time.
    if (this.firstFrameMs === null) return;
    this.seeks += 1;
    this.lastSeekMs = null;
    this.seekingSinceMs = performance.now();
  }

  private onWaiting(): void {
    const { video } = this;
    if (this.firstFrameMs === null || this.stalledSinceMs !== null) return;
    if (video.seeking || video.paused || this.seekingSinceMs !== null) return;
    this.stalls += 1;
    this.stalledSinceMs = performance.now();
  }

  private endStall(): void {
    if (this.stalledSinceMs === null) return;
    this.stalledMs += performance.now() - this.stalledSinceMs;
    this.stalledSinceMs = null;
  }
}

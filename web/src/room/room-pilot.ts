import type { Command } from '../player/command';
import { clampTime, frameTime, steppedRate } from '../player/motion';
import type { MakeHls, Pilot } from '../player/pilot';
import type { Follower } from '../sync/follower';
import { followedVideo } from '../sync/player';
import type { ClientMessage, RoomState } from './protocol';

export interface PilotOptions {
  readonly follower: Follower;
  readonly state: () => RoomState;
  /** Whether the viewer may control the room; says so where not. */
  readonly mayControl: () => boolean;
  readonly send: (message: ClientMessage) => void;
  readonly setTimer: (work: () => void, delayMs: number) => number;
  readonly clearTimer: (timer: number) => void;
}

/** Keys held down ask for many small jumps: the room gets their sum. */
const gatherSeeksMs = 150;
const slowest = 0.5;
const fastest = 2;

/**
 * Flies a player for a room: what the viewer asks for becomes a wish to the room, and the follower
 * alone moves the player.
 */
export class RoomPilot implements Pilot {
  private wishedSeconds: number | null = null;
  private timer: number | null = null;

  constructor(
    private readonly options: PilotOptions,
    readonly makeHls: MakeHls | null,
  ) {}

  get startSeconds(): number {
    return this.options.follower.target() ?? this.options.state().pos;
  }

  fly(video: HTMLVideoElement): () => void {
    return this.options.follower.attach(followedVideo(video));
  }

  take(command: Command, video: HTMLVideoElement): boolean {
    switch (command.do) {
      case 'toggle-play':
        this.control(() => (this.runs() ? this.pause() : this.play()));
        return true;
      case 'play':
        this.control(() => this.play());
        return true;
      case 'pause':
        this.control(() => this.pause());
        return true;
      case 'seek-by':
        this.seekTo((this.wishedSeconds ?? this.here()) + command.seconds);
        return true;
      case 'seek-to':
        this.seekTo(command.seconds);
        return true;
      case 'seek-to-share':
        this.seekTo(this.duration(video) * command.share);
        return true;
      case 'start-over':
        this.seekTo(0);
        return true;
      case 'step-frame':
        this.stepFrame(command.frames);
        return true;
      case 'rate-step':
        this.setRate(steppedRate(this.options.state().rate, command.steps));
        return true;
      case 'set-rate':
        this.setRate(command.rate);
        return true;
      case 'select-engine':
        return true;
      default:
        return false;
    }
  }

  private runs(): boolean {
    const { phase } = this.options.state();
    return phase === 'playing' || phase === 'preparing' || phase === 'holding';
  }

  private play(): void {
    this.options.send({ t: 'play', base: this.base() });
  }

  private pause(): void {
    this.options.send({ t: 'pause', base: this.base() });
  }

  private seekTo(seconds: number): void {
    this.control(() => {
      const duration = this.options.state().media?.duration ?? 0;
      this.wishedSeconds = clampTime(seconds, duration);
      if (this.timer !== null) this.options.clearTimer(this.timer);
      this.timer = this.options.setTimer(() => this.sendSeek(), gatherSeeksMs);
    });
  }

  private sendSeek(): void {
    const pos = this.wishedSeconds;
    this.timer = null;
    this.wishedSeconds = null;
    if (pos !== null) this.options.send({ t: 'seek', base: this.base(), pos });
  }

  private stepFrame(frames: 1 | -1): void {
    const { phase, media } = this.options.state();
    if (phase !== 'paused' || media === null || media.fps <= 0) return;
    this.seekTo(frameTime(this.here(), media.fps, frames));
  }

  private setRate(rate: number): void {
    const bounded = Math.min(fastest, Math.max(slowest, rate));
    this.control(() => this.options.send({ t: 'rate', base: this.base(), rate: bounded }));
  }

  private control(wish: () => void): void {
    // A click is also what some browsers wait for before they play anything.
    this.options.follower.unblock();
    if (this.options.mayControl()) wish();
  }

  private here(): number {
    return this.options.follower.target() ?? this.options.state().pos;
  }

  private base(): number {
    return this.options.state().rev;
  }

  private duration(video: HTMLVideoElement): number {
    const known = this.options.state().media?.duration ?? 0;
    return known > 0 ? known : Number.isFinite(video.duration) ? video.duration : 0;
  }
}

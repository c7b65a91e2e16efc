import type { RoomState } from '../room/protocol';
import {
  learnedMs,
  quieted,
  readingEveryMs,
  restingDrift,
  shown,
  startingSeekCostMs,
  startingStartCostMs,
  step,
  type DriftState,
} from './drift';
import type { FollowerOptions, FollowStats } from './following';
import { positionAt } from './motion';
import type { FollowedPlayer } from './player';
import { StallWatch } from './stall-watch';

/** A start that has been set: play so that the player is at `position` at room time `atMs`. */
interface Start {
  readonly position: number;
  readonly atMs: number;
}

/** Something was asked of the player; how long until its time moves tells what that costs. */
interface Watch {
  readonly kind: 'start' | 'seek';
  readonly fromMs: number;
  readonly position: number;
}

const watchEveryMs = 20;
const prepareEveryMs = 50;
const enoughAheadSeconds = 1;
const nearSeconds = 0.5;
const samePlaceSeconds = 0.005;
const joinSlackMs = 150;
const tooLateMs = 150;
const mostLateStarts = 2;
const longestCostMs = 3_000;
const reportEveryMs = 5_000;
const measuringReportEveryMs = 1_000;

/**
 * Keeps one player where the room is. The room decides; nothing that is done to the player here is
 * ever sent back as a wish. Confined to the page's event loop.
 */
export class Follower {
  private player: FollowedPlayer | null = null;
  private state: RoomState | null = null;
  private measuring = false;
  private drift: DriftState = restingDrift;
  private start: Start | null = null;
  private watch: Watch | null = null;
  private running = false;
  private lateStarts = 0;
  private blocked = false;
  private readyRev = -1;
  private readonly flow = new StallWatch();
  private errorMs: number | null = null;
  private reportedAtMs = 0;
  private timer: number | null = null;
  private seekCostMs = startingSeekCostMs;
  private startCostMs = startingStartCostMs;
  private seeks = 0;
  private rateChanges = 0;

  constructor(private readonly options: FollowerOptions) {}

  /** Takes over a player; returns what lets go of it. */
  attach(player: FollowedPlayer): () => void {
    this.player = player;
    this.stand();
    this.obey();
    return () => {
      if (this.player !== player) return;
      this.player = null;
      this.stand();
      this.clearTimer();
    };
  }

  /** The room's state is now this. */
  show(state: RoomState, measuring: boolean): void {
    const before = this.state;
    this.state = state;
    this.measuring = measuring;
    if (before !== null && before.media?.src !== state.media?.src) this.stand();
    this.obey();
  }

  /** The room asks (again) whether the player is ready. */
  askReady(): void {
    this.readyRev = -1;
    this.wake(0);
  }

  visible(visible: boolean): void {
    this.drift = shown(this.drift, visible);
    this.wake(0);
  }

  /** After a click the browser lets the player play. */
  unblock(): void {
    if (!this.blocked) return;
    this.blocked = false;
    this.obey();
  }

  stats(): FollowStats {
    const { errorMs, seekCostMs, startCostMs, seeks, rateChanges, running } = this;
    const { factor, correcting } = this.drift;
    const costs = { seekCostMs, startCostMs };
    return {
      errorMs,
      factor,
      correcting,
      ...costs,
      seeks,
      rateChanges,
      running,
      stalled: this.flow.stalled,
    };
  }

  /** Where the room is, as this member knows it; null before its clock is known. */
  target(): number | null {
    const roomMs = this.options.time.roomMs();
    return roomMs === null ? null : this.targetAt(roomMs);
  }

  private targetAt(roomMs: number): number | null {
    const { state } = this;
    if (state === null) return null;
    return positionAt(state, roomMs, state.media?.duration ?? 0);
  }

  private stand(): void {
    this.start = null;
    this.watch = null;
    this.running = false;
    this.flow.reset();
    this.errorMs = null;
    this.readyRev = -1;
  }

  /** Brings the player to what the room's state asks for. */
  private obey(): void {
    const { state, player } = this;
    if (state === null || player === null) return;
    if (state.phase === 'playing') this.move(state);
    else this.halt(state, player);
    this.wake(0);
  }

  private move(state: RoomState): void {
    this.drift = { ...this.drift, errorsMs: [] };
    if (this.running && !this.isFarOff()) {
      this.applyRate();
      return;
    }
    const roomMs = this.options.time.roomMs();
    if (roomMs === null) return;
    if (state.at > roomMs) this.setStart({ position: state.pos, atMs: state.at });
    else this.join(roomMs);
  }

  /** Whether playing on and correcting would not do. */
  private isFarOff(): boolean {
    const target = this.target();
    const { player, state } = this;
    if (target === null || player === null || state === null) return false;
    const roomMs = this.options.time.roomMs() ?? 0;
    return state.at > roomMs || Math.abs(target - player.currentTime) > 2;
  }

  /** Comes in while the film runs: somewhat ahead of it, to start when it gets there. */
  private join(roomMs: number): void {
    const atMs = roomMs + this.seekCostMs + this.startCostMs + joinSlackMs;
    const position = this.targetAt(atMs);
    if (position !== null) this.setStart({ position, atMs });
  }

  private setStart(start: Start): void {
    const { player } = this;
    if (player === null) return;
    this.running = false;
    this.watch = null;
    this.start = start;
    if (!player.paused) player.pause();
    this.place(start.position);
    this.applyRate(1);
  }

  private place(seconds: number): void {
    const { player } = this;
    if (player === null) return;
    if (Math.abs(player.currentTime - seconds) > samePlaceSeconds) player.seek(seconds);
  }

  private halt(state: RoomState, player: FollowedPlayer): void {
    this.start = null;
    this.watch = null;
    if (state.phase === 'ended' || state.phase === 'idle') {
      this.running = false;
      if (!player.paused) player.pause();
      return;
    }
    const roomMs = this.options.time.roomMs();
    // A pause is set a moment ahead, so that all stop on the same picture.
    if (this.running && roomMs !== null && state.phase === 'paused' && state.at > roomMs) return;
    this.running = false;
    if (!player.paused) player.pause();
    this.place(state.pos);
    this.drift = quieted(this.drift, this.options.now());
  }

  /** The one loop: what is due now, and when to look again. */
  private beat(): void {
    const { state, player } = this;
    if (state === null || player === null) return;
    if (state.phase === 'playing') this.wake(this.beatPlaying(state, player));
    else this.wake(this.beatStanding(state, player));
  }

  private beatStanding(state: RoomState, player: FollowedPlayer): number | null {
    if (this.running) {
      const roomMs = this.options.time.roomMs() ?? 0;
      if (state.at > roomMs) return state.at - roomMs;
      this.halt(state, player);
    }
    const asked = state.phase === 'preparing' || state.phase === 'holding';
    if (!asked || this.readyRev === state.rev) return null;
    if (!this.isReady(state, player)) return prepareEveryMs;
    this.readyRev = state.rev;
    this.flow.reset();
    this.send('ready', state, player);
    return null;
  }

  private isReady(state: RoomState, player: FollowedPlayer): boolean {
    if (player.seeking || Math.abs(player.currentTime - state.pos) > nearSeconds) return false;
    const left = player.duration - player.currentTime;
    if (player.duration > 0 && left < nearSeconds) return true;
    const ends = player.duration > 0 && player.ahead >= left - 0.2;
    return player.flowing && (player.ahead >= enoughAheadSeconds || ends);
  }

  private beatPlaying(state: RoomState, player: FollowedPlayer): number | null {
    if (this.blocked) return null;
    const roomMs = this.options.time.roomMs();
    if (roomMs === null) return prepareEveryMs;
    if (this.start !== null) return this.beatStart(this.start, roomMs, player);
    if (!this.running) {
      this.move(state);
      return watchEveryMs;
    }
    if (this.watch !== null) this.look(this.watch, player);
    if (player.paused && !player.ended) {
      // Something else than the room stopped it: the browser, the system, another tab.
      this.join(roomMs);
      return watchEveryMs;
    }
    this.lookForStall(state, player);
    if (this.watch !== null) return watchEveryMs;
    this.read(state, player, roomMs);
    this.report(state, player, roomMs);
    return readingEveryMs;
  }

  private beatStart(start: Start, roomMs: number, player: FollowedPlayer): number {
    const leftMs = start.atMs - this.startCostMs - roomMs;
    if (leftMs > 0) return Math.min(leftMs, 1_000);
    if (!player.flowing && player.duration - player.currentTime > nearSeconds) return watchEveryMs;
    if (this.isTooLate(-leftMs, player)) {
      this.lateStarts += 1;
      this.join(roomMs);
      return watchEveryMs;
    }
    this.start = null;
    this.running = true;
    this.lateStarts = 0;
    this.flow.reset();
    this.watch = { kind: 'start', fromMs: this.options.now(), position: player.currentTime };
    this.drift = quieted(this.drift, this.options.now());
    this.play(player);
    return watchEveryMs;
  }

  /** Loading took so long that another jump, within what is loaded by now, is quicker than catching up. */
  private isTooLate(lateMs: number, player: FollowedPlayer): boolean {
    if (lateMs < tooLateMs || this.lateStarts >= mostLateStarts) return false;
    return player.ahead > lateMs / 1000 + enoughAheadSeconds;
  }

  private play(player: FollowedPlayer): void {
    player.play().catch((error: unknown) => {
      if (!(error instanceof DOMException)) throw error;
      // Stopped again before it began: whoever stopped it knows.
      if (error.name === 'AbortError' || this.player !== player) return;
      this.blocked = true;
      this.running = false;
      this.watch = null;
      this.options.onBlocked();
    });
  }

  /** Has the player's time begun to move? Then it is known what that took. */
  private look(watch: Watch, player: FollowedPlayer): void {
    const moved = player.currentTime - watch.position;
    if (player.seeking || player.paused || moved <= 0.001) return;
    const now = this.options.now();
    const rate = this.rate();
    const took = now - watch.fromMs - (moved * 1000) / rate;
    const cost = Math.min(longestCostMs, Math.max(0, took));
    if (watch.kind === 'seek') this.seekCostMs = learnedMs(this.seekCostMs, cost);
    else this.startCostMs = learnedMs(this.startCostMs, cost);
    this.watch = null;
    this.drift = quieted(this.drift, now);
    this.applyRate();
  }

  private lookForStall(state: RoomState, player: FollowedPlayer): void {
    const now = this.options.now();
    const flowing = player.flowing || player.ended || this.watch?.kind === 'seek';
    const flow = this.flow.look(flowing, now);
    if (flow === 'stalled') this.send('stall', state, player);
    if (flow !== 'back') return;
    this.drift = quieted(this.drift, now);
    if (this.flow.stalled) this.send('ready', state, player);
    this.flow.settled();
  }

  private read(state: RoomState, player: FollowedPlayer, roomMs: number): void {
    const target = this.targetAt(roomMs);
    if (target === null || player.ended || this.flow.dry) return;
    const errorMs = ((target - player.currentTime) * 1000) / state.rate;
    this.errorMs = errorMs;
    const next = step(this.drift, this.options.now(), errorMs, this.options.fine);
    this.drift = next.state;
    this.applyRate();
    if (next.action.do === 'rate') this.rateChanges += 1;
    if (next.action.do !== 'seek') return;
    if (next.action.tell) this.options.onRest();
    this.seekTo(this.targetAt(roomMs + this.seekCostMs) ?? target, player);
  }

  private seekTo(position: number, player: FollowedPlayer): void {
    this.seeks += 1;
    this.watch = { kind: 'seek', fromMs: this.options.now(), position };
    player.seek(position);
  }

  private rate(factor = this.drift.factor): number {
    return (this.state?.rate ?? 1) * factor;
  }

  private applyRate(factor = this.drift.factor): void {
    this.player?.setRate(this.rate(factor));
  }

  private send(t: 'ready' | 'stall', state: RoomState, player: FollowedPlayer): void {
    const { currentTime: pos, ahead } = player;
    this.options.send({ t, rev: state.rev, pos, ahead });
  }

  private report(state: RoomState, player: FollowedPlayer, roomMs: number): void {
    const now = this.options.now();
    const everyMs = this.measuring ? measuringReportEveryMs : reportEveryMs;
    if (this.errorMs === null || now - this.reportedAtMs < everyMs) return;
    this.reportedAtMs = now;
    this.options.send({
      t: 'report',
      rev: state.rev,
      pos: player.currentTime,
      at: roomMs,
      err: this.errorMs,
      unc: this.options.time.uncertaintyMs() ?? 0,
      rtt: this.options.time.rttMs() ?? 0,
      rate: this.rate(),
      ahead: player.ahead,
      dropped: player.droppedFrames,
    });
  }

  private wake(delayMs: number | null): void {
    this.clearTimer();
    if (delayMs === null) return;
    this.timer = this.options.setTimer(() => {
      this.timer = null;
      this.beat();
    }, delayMs);
  }

  private clearTimer(): void {
    if (this.timer !== null) this.options.clearTimer(this.timer);
    this.timer = null;
  }
}

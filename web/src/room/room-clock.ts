import { RoomClock, type Exchange } from '../sync/clock';
import type { RoomTime } from '../sync/following';
import { PingSchedule } from '../sync/ping-schedule';

export interface TimekeeperOptions {
  readonly ping: (n: number, c0: number) => void;
  /** Nothing has been answered for too long. */
  readonly onSilence: () => void;
  readonly playing: () => boolean;
  readonly now: () => number;
  readonly setTimer: (work: () => void, delayMs: number) => number;
  readonly clearTimer: (timer: number) => void;
}

const silenceMs = 15_000;

/** Asks the room for its time as long as there is a connection, and knows it. */
export class Timekeeper implements RoomTime {
  private readonly clock = new RoomClock();
  private schedule: PingSchedule | null = null;
  private timer: number | null = null;
  private asked = 0;
  private unansweredSinceMs: number | null = null;

  constructor(private readonly options: TimekeeperOptions) {}

  /** A connection is there. `anew`: the room counts from another beginning than before. */
  begin(anew: boolean): void {
    if (anew) this.clock.reset();
    this.stop();
    this.schedule = new PingSchedule(this.options.now(), this.clock.measured === 0);
    this.beat();
  }

  stop(): void {
    if (this.timer !== null) this.options.clearTimer(this.timer);
    this.timer = null;
    this.schedule = null;
    this.unansweredSinceMs = null;
  }

  /** The network or the page's visibility changed. */
  disturbed(): void {
    const { schedule } = this;
    if (schedule === null) return;
    schedule.disturbed(this.options.now());
    this.beat();
  }

  answered(exchange: Exchange): void {
    this.unansweredSinceMs = null;
    const before = this.clock.medianRttMs();
    const { rttMs } = this.clock.add(exchange);
    this.schedule?.answered(rttMs, before, exchange.c3);
    if (this.schedule !== null) this.plan(this.schedule);
  }

  roomMs(): number | null {
    return this.clock.roomMs(this.options.now(), this.options.playing());
  }

  uncertaintyMs(): number | null {
    return this.clock.uncertaintyMs(this.options.now());
  }

  rttMs(): number | null {
    return this.clock.medianRttMs();
  }

  get thetaMs(): number | null {
    return this.clock.thetaMs;
  }

  private beat(): void {
    const { schedule } = this;
    if (schedule === null) return;
    const now = this.options.now();
    if (this.unansweredSinceMs !== null && now - this.unansweredSinceMs > silenceMs) {
      this.stop();
      this.options.onSilence();
      return;
    }
    if (schedule.dueAtMs <= now) {
      this.unansweredSinceMs ??= now;
      this.asked += 1;
      schedule.sent(now);
      this.options.ping(this.asked, now);
    }
    this.plan(schedule);
  }

  private plan(schedule: PingSchedule): void {
    if (this.timer !== null) this.options.clearTimer(this.timer);
    const delayMs = Math.max(0, schedule.dueAtMs - this.options.now());
    this.timer = this.options.setTimer(() => {
      this.timer = null;
      this.beat();
    }, delayMs);
  }
}

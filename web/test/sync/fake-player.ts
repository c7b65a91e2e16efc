import type { FollowedPlayer } from '../../src/sync/player';

/**
 * A player in a time that tests command. Starting and seeking take a while, as they do; `speed` makes
 * its clock run a little fast or slow.
 */
export class FakePlayer implements FollowedPlayer {
  paused = true;
  ended = false;
  dry = false;
  duration = 600;
  droppedFrames = 0;
  ahead = 20;
  rate = 1;
  seeks: number[] = [];
  plays = 0;
  refusal: DOMException | null = null;
  private position = 0;
  private movesFromMs = 0;
  private readAtMs = 0;
  private seekingUntilMs = 0;

  constructor(
    private readonly now: () => number,
    private readonly startTakesMs = 60,
    private readonly seekTakesMs = 120,
    private readonly speed = 1,
  ) {}

  get currentTime(): number {
    const now = this.now();
    const from = Math.max(this.readAtMs, this.movesFromMs, this.seekingUntilMs);
    if (!this.paused && !this.dry && now > from) {
      this.position += ((now - from) / 1000) * this.rate * this.speed;
    }
    this.readAtMs = now;
    return this.position;
  }

  get seeking(): boolean {
    return this.now() < this.seekingUntilMs;
  }

  get flowing(): boolean {
    return !this.seeking && !this.dry;
  }

  async play(): Promise<void> {
    this.plays += 1;
    if (this.refusal !== null) throw this.refusal;
    if (!this.paused) return;
    this.settle();
    this.paused = false;
    this.movesFromMs = this.now() + this.startTakesMs;
  }

  pause(): void {
    this.settle();
    this.paused = true;
  }

  seek(seconds: number): void {
    this.settle();
    this.position = seconds;
    this.seeks.push(seconds);
    this.seekingUntilMs = this.now() + this.seekTakesMs;
  }

  setRate(rate: number): void {
    this.settle();
    this.rate = rate;
  }

  /** Data stops coming, or comes again. */
  setDry(dry: boolean): void {
    this.settle();
    this.dry = dry;
  }

  /** Time that has passed counts under the conditions it passed in. */
  private settle(): void {
    void this.currentTime;
  }
}

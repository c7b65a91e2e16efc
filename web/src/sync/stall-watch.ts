const stallAfterMs = 500;

/** `flows`: data comes. `dry`: it does not, for a moment so far. `stalled` and `back` are said once. */
export type Flow = 'flows' | 'dry' | 'stalled' | 'back';

/** Tells a moment without data from a stall that the room should know about. Pure. */
export class StallWatch {
  private drySinceMs: number | null = null;
  private told = false;

  get dry(): boolean {
    return this.drySinceMs !== null;
  }

  get stalled(): boolean {
    return this.told;
  }

  reset(): void {
    this.drySinceMs = null;
    this.told = false;
  }

  look(flowing: boolean, nowMs: number): Flow {
    if (flowing) {
      const after = this.drySinceMs === null ? 'flows' : 'back';
      this.drySinceMs = null;
      return after;
    }
    this.drySinceMs ??= nowMs;
    if (this.told || nowMs - this.drySinceMs < stallAfterMs) return 'dry';
    this.told = true;
    return 'stalled';
  }

  /** The room has been told that data comes again. */
  settled(): void {
    this.told = false;
  }
}

import { describe, expect, it } from 'vitest';
import clockVectors from '../../../sync-server/src/test/resources/room-vectors/clock.json';
import driftVectors from '../../../sync-server/src/test/resources/room-vectors/drift.json';
import { estimateOf, RoomClock, sampleOf, slewed, type Exchange } from '../../src/sync/clock';
import { learnedMs, quieted, restingDrift, shown, step } from '../../src/sync/drift';
import { clippedToLive } from '../../src/sync/motion';

const digits = 6;

function exchangeOf(numbers: readonly number[]): Exchange {
  const [c0 = 0, s1 = 0, s2 = 0, c3 = 0] = numbers;
  return { c0, s1, s2, c3 };
}

describe('clock vectors', () => {
  it.each(clockVectors.samples)('sample: $name', ({ c0, s1, s2, c3, thetaMs, rttMs }) => {
    const sample = sampleOf({ c0, s1, s2, c3 });
    expect(sample.thetaMs).toBeCloseTo(thetaMs, digits);
    expect(sample.rttMs).toBeCloseTo(rttMs, digits);
  });

  it.each(clockVectors.estimates)('estimate: $name', (vector) => {
    const { exchanges, nowMs, thetaMs, uncertaintyMs } = vector;
    const clock = new RoomClock();
    for (const numbers of exchanges) clock.add(exchangeOf(numbers));
    expect(clock.uncertaintyMs(nowMs)).toBeCloseTo(uncertaintyMs, digits);
    const kept = exchanges.slice(-24).map((numbers) => sampleOf(exchangeOf(numbers)));
    expect(estimateOf(kept, nowMs)?.thetaMs).toBeCloseTo(thetaMs, digits);
  });

  it.each(clockVectors.slews)('slew: $name', (vector) => {
    const { appliedMs, targetMs, elapsedMs, playing, expectedMs } = vector;
    expect(slewed(appliedMs, targetMs, elapsedMs, playing)).toBeCloseTo(expectedMs, digits);
  });
});

interface VectorStep {
  readonly atMs: number;
  readonly event?: string;
  readonly errorMs?: number;
  readonly do?: string;
  readonly factor?: number;
  readonly tell?: boolean;
}

function run(steps: readonly VectorStep[], fine: boolean): object[] {
  let state = restingDrift;
  return steps.map((one) => {
    if (one.event !== undefined) {
      state =
        one.event === 'quiet' ? quieted(state, one.atMs) : shown(state, one.event === 'shown');
      return { atMs: one.atMs, event: one.event };
    }
    const errorMs = one.errorMs ?? 0;
    const next = step(state, one.atMs, errorMs, fine);
    state = next.state;
    return { atMs: one.atMs, errorMs, ...next.action };
  });
}

describe('drift vectors', () => {
  it.each(driftVectors.cases)('$name', ({ steps, fine }) => {
    expect(run(steps, fine)).toEqual(steps);
  });

  it('learn what a seek costs', () => {
    for (const { oldMs, measuredMs, learnedMs: expected } of driftVectors.costs) {
      expect(learnedMs(oldMs, measuredMs)).toBeCloseTo(expected, digits);
    }
  });

  it('keep away from the live edge', () => {
    for (const vector of driftVectors.live) {
      const { targetSeconds, edgeSeconds, targetDurationSeconds, expectedSeconds } = vector;
      const clipped = clippedToLive(targetSeconds, edgeSeconds, targetDurationSeconds);
      expect(clipped).toBeCloseTo(expectedSeconds, digits);
    }
  });
});

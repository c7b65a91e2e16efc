import { describe, expect, it } from 'vitest';
import motionVectors from '../../../sync-server/src/test/resources/room-vectors/motion.json';
import { positionAt, type Phase } from '../../src/sync/motion';

describe('motion vectors', () => {
  it.each(motionVectors.vectors)('$name', ({ state, now, position }) => {
    const { phase, pos, rate, at, duration } = state;
    const motion = { phase: phase as Phase, pos, rate, at };
    expect(positionAt(motion, now, duration)).toBeCloseTo(position, 6);
  });
});

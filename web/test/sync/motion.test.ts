import { describe, expect, it } from 'vitest';
import { positionAt } from '../../src/sync/motion';

describe('positionAt', () => {
  const motion = { phase: 'playing', pos: 10, rate: 1.5, at: 2_000 } as const;

  it('moves by the rate from the moment it is to start', () => {
    expect(positionAt(motion, 1_000)).toBe(10);
    expect(positionAt(motion, 2_000)).toBe(10);
    expect(positionAt(motion, 4_000)).toBe(13);
  });

  it.each(['idle', 'preparing', 'paused', 'holding', 'ended'] as const)(
    'stands while %s',
    (phase) => expect(positionAt({ ...motion, phase }, 9_000)).toBe(10),
  );
});

import { describe, expect, it } from 'vitest';
import { hlsConfig } from '../../src/player/hls-config';
import { lookupShift, SegmentLookup } from '../../src/player/hls-lookup';

describe('where hls.js looks for a moment', () => {
  it('moves by what the first segment is late', () => {
    expect(lookupShift({ live: false, fragments: [{ start: 0.083 }, { start: 1.083 }] })).toBe(
      0.083,
    );
    expect(lookupShift({ live: false, fragments: [{ start: 0, startPTS: 0.08 }] })).toBe(0.08);
    expect(lookupShift({ live: false, fragments: [{ start: 0 }] })).toBe(0);
    expect(lookupShift({ live: false, fragments: [] })).toBe(0);
  });

  it('leaves running streams and whatever is no reorder delay alone', () => {
    expect(lookupShift({ live: true, fragments: [{ start: 0.083 }] })).toBe(0);
    expect(lookupShift({ live: false, fragments: [{ start: 6 }] })).toBe(0);
  });

  it('is what hls.js is given', () => {
    expect(hlsConfig(0).streamController).toBe(SegmentLookup);
  });
});

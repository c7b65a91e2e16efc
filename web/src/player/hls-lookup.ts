import Hls, { type LevelDetails, type MediaFragment } from 'hls.js';

/**
 * How much later than the browser hls.js takes segments to start, in seconds. It reads the first
 * picture's composition time, but not the edit list that takes the reorder delay away again (two
 * pictures in our segments). It notices with the first segment it parses, and then moves all of them.
 */
export function lookupShift(details: { live: boolean; fragments: { start: number }[] }): number {
  const first = details.fragments[0]?.start ?? 0;
  return details.live || first < 0 || first > 0.25 ? 0 : first;
}

/**
 * Finds the segment that the browser has a moment in. Without this a jump to the very start of a
 * segment first asks for the one before it, which on a title that is not encoded costs a second wait.
 */
export class SegmentLookup extends Hls.DefaultConfig.streamController {
  protected override getFragmentAtPosition(
    position: number,
    end: number,
    details: LevelDetails,
  ): MediaFragment | null {
    return super.getFragmentAtPosition(position + lookupShift(details), end, details);
  }
}

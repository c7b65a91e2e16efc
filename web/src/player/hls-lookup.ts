import Hls, { type LevelDetails, type MediaFragment } from 'hls.js';

/** What {@link lookupShift} looks at. */
export interface LookupDetails {
  readonly live: boolean;
  readonly fragments: readonly { readonly start: number; readonly startPTS?: number }[];
}

/**
 * How much later than the browser hls.js takes segments to start, in seconds. It reads the first
 * picture's composition time, but not the edit list that takes the reorder delay away again (two
 * pictures in our segments). It notices with the first segment it parses, and then moves all of
 * them, but for the very first, of which it only notes the time.
 */
export function lookupShift({ live, fragments }: LookupDetails): number {
  const first = fragments[0];
  if (live || first === undefined) return 0;
  const shift = Math.max(first.start, first.startPTS ?? 0);
  return shift > 0.25 ? 0 : shift;
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

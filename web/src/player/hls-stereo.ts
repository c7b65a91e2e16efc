import type Hls from 'hls.js';

/**
 * Which of a film's variants come with nothing but sound of more than two channels: what this page
 * leaves out, as browsers mix it down again. Empty where there is nothing else.
 */
export function surroundLevels({ levels, allAudioTracks }: Hls): readonly number[] {
  const wide = new Set<string>();
  for (const { groupId, channels } of allAudioTracks) {
    if (Number.parseInt(channels ?? '2', 10) > 2) wide.add(groupId);
  }
  const found = levels.flatMap(({ audioGroups }, index) => {
    const groups = audioGroups ?? [];
    return groups.length > 0 && groups.every((group) => group && wide.has(group)) ? [index] : [];
  });
  return found.length === levels.length ? [] : found;
}

/** Keeps to stereo, and to the variant that hls.js would have begun with. */
export function keepToStereo(hls: Hls): void {
  const unwanted = surroundLevels(hls);
  if (unwanted.length === 0) return;
  const first = hls.levels[hls.firstLevel];
  for (const index of unwanted.toReversed()) hls.removeLevel(index);
  const kept = hls.levels.findIndex((level) => level === first);
  hls.firstLevel = Math.max(0, kept);
}

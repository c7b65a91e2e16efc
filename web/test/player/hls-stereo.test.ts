import type Hls from 'hls.js';
import { describe, expect, it } from 'vitest';
import { keepToStereo, surroundLevels } from '../../src/player/hls-stereo';

function player(groups: readonly string[], channels: Record<string, string>) {
  const levels = groups.map((group) => ({ audioGroups: [group] }));
  const allAudioTracks = Object.entries(channels).map(([groupId, count]) => ({
    groupId,
    channels: count,
  }));
  const hls = {
    levels,
    allAudioTracks,
    firstLevel: 2,
    removeLevel: (index: number) => levels.splice(index, 1),
  };
  return hls as unknown as Hls;
}

describe('stereo', () => {
  it('leaves out variants with surround sound alone', () => {
    const hls = player(['audio', 'surround', 'audio', 'surround'], { audio: '2', surround: '6' });
    const first = hls.levels[2];
    expect(surroundLevels(hls)).toEqual([1, 3]);
    keepToStereo(hls);
    expect(hls.levels.map((level) => level.audioGroups?.[0])).toEqual(['audio', 'audio']);
    expect(hls.levels[hls.firstLevel]).toBe(first);
  });

  it('takes surround where there is nothing else', () => {
    expect(surroundLevels(player(['a', 'a'], { a: '6' }))).toEqual([]);
    expect(surroundLevels(player(['a', 'a'], { a: '2' }))).toEqual([]);
  });
});

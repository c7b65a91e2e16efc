import { describe, expect, it } from 'vitest';
import { readTiles, tileAt } from '../../src/player/tiles';

const base = 'https://hub.example/titles/abcd1234/thumbnails.vtt';
const map = `WEBVTT

00:00:00.000 --> 00:00:02.000
s108-ab/0.jpg#xywh=0,0,192,108

00:00:02.000 --> 00:00:04.000
s108-ab/0.jpg?sig=x#xywh=192,0,192,108

NOTE no picture here

01:00:00.000 --> 01:00:01.500
s108-ab/1.jpg#xywh=0,108,192,108
`;

describe('tiles', () => {
  const tiles = readTiles(map, base);

  it('are read with the address of their sheet', () => {
    expect(tiles).toHaveLength(3);
    expect(tiles[1]).toEqual({
      startSeconds: 2,
      endSeconds: 4,
      sheet: 'https://hub.example/titles/abcd1234/s108-ab/0.jpg?sig=x',
      left: 192,
      top: 0,
      width: 192,
      height: 108,
    });
  });

  it.each([
    [0, 0],
    [1.99, 0],
    [2, 2],
    [3.999, 2],
    [4, null],
    [3600.5, 3600],
    [3602, 3600],
    [3603, null],
    [-1, null],
  ])('at %d s shows that of %s s', (at, start) => {
    expect(tileAt(tiles, at)?.startSeconds ?? null).toBe(start);
  });

  it('are none in something else', () => {
    expect(readTiles('<html>', base)).toEqual([]);
    expect(readTiles('WEBVTT\n\n00:00.000 --> 00:02.000\nHello', base)).toEqual([]);
  });
});

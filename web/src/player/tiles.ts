/** A small picture: a place on a sheet, and the time that it stands for. */
export interface Tile {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** The sheet's absolute address. */
  readonly sheet: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const timing = /^(?:(\d+):)?(\d{2}):(\d{2}\.\d{3}) --> (?:(\d+):)?(\d{2}):(\d{2}\.\d{3})/;
const place = /^(.+)#xywh=(\d+),(\d+),(\d+),(\d+)$/;

function seconds(hours: string | undefined, minutes: string, rest: string): number {
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(rest);
}

/**
 * Reads a WebVTT map of tiles; cues that are none are passed over.
 *
 * @param base the map's own absolute address
 */
export function readTiles(vtt: string, base: string): Tile[] {
  const tiles: Tile[] = [];
  const lines = vtt.split(/\r?\n/);
  lines.forEach((line, at) => {
    const time = timing.exec(line);
    const found = place.exec(lines[at + 1] ?? '');
    if (time === null || found === null) return;
    const [, fromHours, fromMinutes = '', from = '', toHours, toMinutes = '', to = ''] = time;
    const [, address = '', left, top, width, height] = found;
    tiles.push({
      startSeconds: seconds(fromHours, fromMinutes, from),
      endSeconds: seconds(toHours, toMinutes, to),
      sheet: new URL(address, base).href,
      left: Number(left),
      top: Number(top),
      width: Number(width),
      height: Number(height),
    });
  });
  return tiles;
}

/** The tile of a time; the last one also stands for what little comes after it. */
export function tileAt(tiles: readonly Tile[], at: number): Tile | null {
  const last = tiles.at(-1);
  if (last !== undefined && at >= last.endSeconds && at < last.endSeconds + 1) return last;
  return tiles.find((tile) => at >= tile.startSeconds && at < tile.endSeconds) ?? null;
}

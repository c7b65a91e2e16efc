import { readTiles, tileAt, type Tile } from './tiles';

/** A map that does not reach the film's end yet is asked for again after this long. */
const staleAfterMs = 15_000;

/**
 * The small pictures of one film, fetched when the first one is wanted. Without them everything
 * else of the player works as it does with them.
 */
export class TileMap {
  private tiles: readonly Tile[] = [];
  private askedAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly address: string,
    private readonly arrived: () => void,
  ) {}

  /** The picture of a time, where there is one already. */
  at(seconds: number, duration: number): Tile | null {
    const end = this.tiles.at(-1)?.endSeconds ?? 0;
    const now = performance.now();
    if (end < duration - 1 && now - this.askedAtMs > staleAfterMs) {
      this.askedAtMs = now;
      void this.fetch();
    }
    return tileAt(this.tiles, seconds);
  }

  private async fetch(): Promise<void> {
    try {
      const answer = await fetch(this.address);
      if (!answer.ok) return;
      this.tiles = readTiles(await answer.text(), answer.url);
      this.arrived();
    } catch (error) {
      // Away from the network there is no picture; the next wish asks again.
      if (!(error instanceof TypeError)) throw error;
    }
  }
}

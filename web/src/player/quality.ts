import type { Quality } from './engine';
import { heightName } from '../format/quantity';
import { readStored, writeStored } from '../storage';

const key = 'kinora.quality';

/** The height this device is to play, in lines; null for automatic. */
export function storedHeight(): number | null {
  const height = Number(readStored(key) ?? Number.NaN);
  return Number.isFinite(height) && height > 0 ? height : null;
}

export function storeHeight(height: number | null): void {
  writeStored(key, height === null ? null : String(height));
}

/** The quality nearest to a wished height that is not above it, else the smallest there is. */
export function qualityOfHeight(qualities: readonly Quality[], height: number): Quality | null {
  const sorted = [...qualities].sort((a, b) => b.height - a.height);
  return sorted.find((one) => one.height <= height) ?? sorted.at(-1) ?? null;
}

/** Best first. */
export function sortedQualities(qualities: readonly Quality[]): Quality[] {
  return [...qualities].sort((a, b) => b.height - a.height || b.bitsPerSecond - a.bitsPerSecond);
}

/** "720p" by the shorter side, so that upright films have usual names too. */
export function qualityName({ width, height }: Quality): string {
  return heightName(width > 0 && width < height ? width : height);
}

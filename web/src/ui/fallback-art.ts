/** A picture drawn from a title's name and id, for films without a poster. Same film, same picture. */
export interface FallbackArt {
  readonly initials: string;
  readonly hue: number;
  readonly secondHue: number;
  /** Degrees each leaf of the drawn flip-book stands at. */
  readonly leaves: readonly number[];
}

/** FNV-1a over UTF-16 code units: small, and spreads similar names well. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}

/** First letters of the first two words that have any; file endings and brackets are left out. */
export function initials(name: string): string {
  const words = name.replace(/\.[a-z0-9]{2,4}$/i, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
}

export function fallbackArt(id: string, name: string): FallbackArt {
  const seed = hash(`${id}\n${name}`);
  const hue = seed % 360;
  const start = (seed >>> 9) % 24;
  return {
    initials: initials(name),
    hue,
    secondHue: (hue + 40 + ((seed >>> 16) % 60)) % 360,
    leaves: Array.from({ length: 15 }, (_, at) => start + at * 24),
  };
}

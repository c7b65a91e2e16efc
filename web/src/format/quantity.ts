/** "43 %" in the locale's way; never 100 % before it is true. */
export function percent(share: number, locale: string): string {
  const bounded = Math.min(1, Math.max(0, share));
  const floored = Math.floor(bounded * 100 + 1e-9) / 100;
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(floored);
}

/** "1.2 Mbit/s" or "128 kbit/s"; SI steps, as bit rates have. */
export function bitRate(bitsPerSecond: number, locale: string): string {
  const mega = bitsPerSecond >= 1_000_000;
  const value = bitsPerSecond / (mega ? 1_000_000 : 1_000);
  const digits = mega && value < 10 ? 1 : 0;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  return `${number} ${mega ? 'Mbit/s' : 'kbit/s'}`;
}

/** The rates of film and television that are a whole number times 1000/1001. */
const slowedRates: readonly number[] = [24, 30, 48, 60, 120].map((rate) => (rate * 1000) / 1001);

/**
 * Frames per second of an exact fraction such as "24000/1001", or of a rounded decimal such as
 * "23.976", which is taken for the exact rate it stands for; null when it is neither.
 */
export function framesPerSecond(text: string | null): number | null {
  const match = /^(\d+(?:\.\d+)?)(?:\/(\d+))?$/.exec(text ?? '');
  if (match === null) return null;
  const rate = Number(match[1]) / Number(match[2] ?? '1');
  if (!Number.isFinite(rate) || rate <= 0) return null;
  return slowedRates.find((exact) => Math.abs(exact - rate) < 1e-3) ?? rate;
}

/** "23.976": enough digits to tell film rates apart. */
export function frameRate(fraction: string | null, locale: string): string | null {
  const rate = framesPerSecond(fraction);
  if (rate === null) return null;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(rate);
}

/** The trade name of a picture height where there is one: "720p", "4K". */
export function heightName(height: number): string {
  return height >= 2160 ? '4K' : `${Math.round(height)}p`;
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** "1.4 GB": SI steps, as file managers and disks have. */
export function byteSize(bytes: number, locale: string): string {
  const step = Math.min(
    byteUnits.length - 1,
    Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)),
  );
  const value = bytes / 1_000 ** step;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: byteUnits[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step > 1 && value < 100 ? 1 : 0,
  }).format(value);
}

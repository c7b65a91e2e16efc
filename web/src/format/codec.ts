/** Families by the first part of an RFC 6381 codec string. */
const families: readonly (readonly [RegExp, string])[] = [
  [/^avc[13]/, 'H.264'],
  [/^(hev1|hvc1)/, 'HEVC'],
  [/^av01/, 'AV1'],
  [/^vp0?9/, 'VP9'],
  [/^vp0?8/, 'VP8'],
  [/^mp4a\.40\.(5|29)$/, 'HE-AAC'],
  [/^mp4a\.40/, 'AAC'],
  [/^opus/i, 'Opus'],
  [/^flac/i, 'FLAC'],
  [/^ac-3/, 'AC-3'],
  [/^ec-3/, 'E-AC-3'],
  [/^(mp4a\.69|mp4a\.6b|mp3)/i, 'MP3'],
];

/** "H.264" for "avc1.640028"; a list gives a list, an unknown codec itself. */
export function codecName(codecs: string): string {
  return codecs
    .split(',')
    .map((one) => one.trim())
    .map((one) => families.find(([pattern]) => pattern.test(one))?.[1] ?? one)
    .join(' + ');
}

const containers: readonly (readonly [RegExp, string])[] = [
  [/matroska/, 'Matroska'],
  [/webm/, 'WebM'],
  [/mp4/, 'MP4'],
];

/** "Matroska, H.264 + Opus" for a media type with its codecs (RFC 6381). */
export function recordedAs(mimeType: string): string {
  const container = containers.find(([pattern]) => pattern.test(mimeType))?.[1] ?? mimeType;
  const codecs = /codecs="?([^"]+)"?/.exec(mimeType)?.[1];
  return codecs === undefined ? container : `${container}, ${codecName(codecs)}`;
}

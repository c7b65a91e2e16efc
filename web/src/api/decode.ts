import type { Demo, Library, Rendition, TitleDetail, TitleState, TitleSummary } from './types';

/** An answer that is not what the contract says; names the field. */
export class UnexpectedAnswer extends Error {
  constructor(where: string, expected: string, found: unknown) {
    super(`${where}: expected ${expected}, found ${JSON.stringify(found) ?? 'nothing'}`);
    this.name = 'UnexpectedAnswer';
  }
}

type Fields = Readonly<Record<string, unknown>>;

const states: readonly string[] = ['probing', 'playable', 'ready', 'failed'] satisfies TitleState[];

function fields(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnexpectedAnswer(where, 'an object', value);
  }
  return value as Fields;
}

function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new UnexpectedAnswer(where, 'a list', value);
  return value;
}

function text(value: unknown, where: string): string {
  if (typeof value !== 'string' || value === '') throw new UnexpectedAnswer(where, 'text', value);
  return value;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function positiveOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
}

function share(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0;
}

/** A frame rate as an exact fraction in text, or as a number. */
function rateOrNull(value: unknown): string | null {
  const number = positiveOrNull(value);
  return number === null ? textOrNull(value) : String(number);
}

/** Only a path on this server: a title's name or picture never leads to another host. */
function pathOrNull(value: unknown): string | null {
  const path = textOrNull(value);
  return path !== null && /^\/(?![/\\])/.test(path) ? path : null;
}

function state(value: unknown, where: string): TitleState {
  if (typeof value !== 'string' || !states.includes(value)) {
    throw new UnexpectedAnswer(where, `one of ${states.join(', ')}`, value);
  }
  return value as TitleState;
}

export function decodeSummary(value: unknown, where = 'title'): TitleSummary {
  const title = fields(value, where);
  return {
    id: text(title['id'], `${where}.id`),
    name: text(title['name'], `${where}.name`),
    state: state(title['state'], `${where}.state`),
    progress: share(title['progress']),
    durationSeconds: positiveOrNull(title['durationSeconds']),
    width: positiveOrNull(title['width']),
    height: positiveOrNull(title['height']),
    poster: pathOrNull(title['poster']),
    error: textOrNull(title['error']),
    addedAt: textOrNull(title['addedAt']),
  };
}

function decodeRendition(value: unknown, where: string): Rendition {
  const rendition = fields(value, where);
  return {
    name: text(rendition['name'], `${where}.name`),
    kind: rendition['kind'] === 'audio' ? 'audio' : 'video',
    width: positiveOrNull(rendition['width']),
    height: positiveOrNull(rendition['height']),
    frameRate: rateOrNull(rendition['frameRate']),
    bitsPerSecond: positiveOrNull(rendition['bitsPerSecond']),
    codecs: textOrNull(rendition['codecs']),
    language: textOrNull(rendition['language']),
    label: textOrNull(rendition['label']),
  };
}

export function decodeDetail(value: unknown, where = 'title'): TitleDetail {
  const title = fields(value, where);
  const renditions = list(title['renditions'] ?? [], `${where}.renditions`);
  return {
    ...decodeSummary(value, where),
    hls: pathOrNull(title['hls']),
    dash: pathOrNull(title['dash']),
    source: pathOrNull(title['source']),
    renditions: renditions.map((one, at) => decodeRendition(one, `${where}.renditions[${at}]`)),
  };
}

function decodeDemo(value: unknown): Demo | null {
  if (value === undefined || value === null) return null;
  const demo = fields(value, 'demo');
  return { state: text(demo['state'], 'demo.state'), progress: share(demo['progress']) };
}

export function decodeLibrary(value: unknown): Library {
  const answer = fields(value, 'answer');
  const titles = list(answer['titles'], 'titles');
  return {
    titles: titles.map((title, at) => decodeSummary(title, `titles[${at}]`)),
    demo: decodeDemo(answer['demo']),
  };
}

export function decodeRemovedId(value: unknown): string {
  return text(fields(value, 'title-removed')['id'], 'title-removed.id');
}

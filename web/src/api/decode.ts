import {
  count,
  fields,
  list,
  pathOrNull,
  positiveOrNull,
  oneOf,
  share,
  text,
  textOrNull,
} from './fields';
import type {
  Chapter,
  Demo,
  Episode,
  Library,
  Rendition,
  TitleDetail,
  TitleState,
  TitleSummary,
} from './types';

const states: readonly TitleState[] = ['probing', 'playable', 'ready', 'failed'];

/** A frame rate as an exact fraction in text, or as a number. */
function rateOrNull(value: unknown): string | null {
  const number = positiveOrNull(value);
  return number === null ? textOrNull(value) : String(number);
}

function decodeEpisode(value: unknown, where: string): Episode | null {
  if (value === undefined || value === null) return null;
  const episode = fields(value, where);
  const first = count(episode['first']);
  return {
    series: text(episode['series'], `${where}.series`),
    season: count(episode['season']),
    first,
    last: Math.max(first, count(episode['last'])),
    title: textOrNull(episode['title']),
  };
}

export function decodeSummary(value: unknown, where = 'title'): TitleSummary {
  const title = fields(value, where);
  return {
    id: text(title['id'], `${where}.id`),
    name: text(title['name'], `${where}.name`),
    state: oneOf(title['state'], states, `${where}.state`),
    progress: share(title['progress']),
    durationSeconds: positiveOrNull(title['durationSeconds']),
    width: positiveOrNull(title['width']),
    height: positiveOrNull(title['height']),
    poster: pathOrNull(title['poster']),
    thumbnails: pathOrNull(title['thumbnails']),
    error: textOrNull(title['error']),
    addedAt: textOrNull(title['addedAt']),
    year: positiveOrNull(title['year']),
    edition: textOrNull(title['edition']),
    part: positiveOrNull(title['part']),
    episode: decodeEpisode(title['episode'], `${where}.episode`),
    artist: textOrNull(title['artist']),
    album: textOrNull(title['album']),
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
    channels: positiveOrNull(rendition['channels']),
    copied: rendition['copied'] === true,
  };
}

function decodeChapter(value: unknown, where: string): Chapter {
  const chapter = fields(value, where);
  return {
    startSeconds: positiveOrNull(chapter['startSeconds']) ?? 0,
    name: textOrNull(chapter['name']),
  };
}

export function decodeDetail(value: unknown, where = 'title'): TitleDetail {
  const title = fields(value, where);
  const renditions = list(title['renditions'] ?? [], `${where}.renditions`);
  const chapters = list(title['chapters'] ?? [], `${where}.chapters`);
  return {
    ...decodeSummary(value, where),
    hls: pathOrNull(title['hls']),
    dash: pathOrNull(title['dash']),
    source: pathOrNull(title['source']),
    plot: textOrNull(title['plot']),
    renditions: renditions.map((one, at) => decodeRendition(one, `${where}.renditions[${at}]`)),
    chapters: chapters.map((one, at) => decodeChapter(one, `${where}.chapters[${at}]`)),
    reasons: list(title['reasons'] ?? [], `${where}.reasons`).map((one, at) =>
      text(one, `${where}.reasons[${at}]`),
    ),
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

import type { TitleDetail, TitleSummary } from '../../src/api/types';

export function summary(id: string, over: Partial<TitleSummary> = {}): TitleSummary {
  return {
    id,
    name: `Film ${id}`,
    state: 'ready',
    progress: 1,
    durationSeconds: 60,
    width: 1280,
    height: 720,
    poster: null,
    thumbnails: null,
    error: null,
    addedAt: null,
    year: null,
    edition: null,
    part: null,
    episode: null,
    artist: null,
    album: null,
    ...over,
  };
}

export function detail(id: string, over: Partial<TitleDetail> = {}): TitleDetail {
  return {
    ...summary(id),
    hls: `/titles/${id}/master.m3u8`,
    dash: `/titles/${id}/manifest.mpd`,
    source: `/titles/${id}/source`,
    plot: null,
    renditions: [],
    chapters: [],
    reasons: [],
    ...over,
  };
}

/** What the origin says about titles. Names and units are the origin's; see its /api/openapi.json. */

export type TitleState = 'probing' | 'playable' | 'ready' | 'failed';

/** Where a film stands in a series; several episodes may share a file. */
export interface Episode {
  readonly series: string;
  /** 0 for specials. */
  readonly season: number;
  readonly first: number;
  readonly last: number;
  readonly title: string | null;
}

/** One entry of the library. Widths and heights are pixels and absent until the title is probed. */
export interface TitleSummary {
  readonly id: string;
  readonly name: string;
  readonly state: TitleState;
  /** Share of the segments that exist, 0 to 1. */
  readonly progress: number;
  readonly durationSeconds: number | null;
  readonly width: number | null;
  readonly height: number | null;
  /** Address of a picture, or null while there is none. */
  readonly poster: string | null;
  /** Address of the map of small pictures for the seek bar, or null while there is none. */
  readonly thumbnails: string | null;
  /** Why a title failed, as a sentence; null otherwise. */
  readonly error: string | null;
  /** ISO 8601 moment. */
  readonly addedAt: string | null;
  readonly year: number | null;
  /** Which cut it is. */
  readonly edition: string | null;
  /** Which part of a film in several files, from 1. */
  readonly part: number | null;
  readonly episode: Episode | null;
  /** Who plays or made it. */
  readonly artist: string | null;
  /** What it is part of. */
  readonly album: string | null;
}

export interface Rendition {
  readonly name: string;
  readonly kind: 'video' | 'audio';
  readonly width: number | null;
  readonly height: number | null;
  /** Frames per second, "24000/1001" or "23.976"; null for audio. */
  readonly frameRate: string | null;
  readonly bitsPerSecond: number | null;
  readonly codecs: string | null;
  readonly language: string | null;
  readonly label: string | null;
  /** How many, of sound; null where it is not known, and for video. */
  readonly channels: number | null;
  /** Whether it is the source's own samples. */
  readonly copied: boolean;
}

/** A place in a film with a name of its own; null where the source gives it none. */
export interface Chapter {
  readonly startSeconds: number;
  readonly name: string | null;
}

/** A title with everything that playing it takes. The addresses are null until it is probed. */
export interface TitleDetail extends TitleSummary {
  readonly hls: string | null;
  readonly dash: string | null;
  readonly source: string | null;
  /** What it is about. */
  readonly plot: string | null;
  readonly renditions: readonly Rendition[];
  /** In the order of their starts. */
  readonly chapters: readonly Chapter[];
  /** Why these were chosen, a sentence each. */
  readonly reasons: readonly string[];
}

/** The film that the server draws for an empty library. */
export interface Demo {
  readonly state: string;
  /** 0 to 1. */
  readonly progress: number;
}

export interface Library {
  readonly titles: readonly TitleSummary[];
  readonly demo: Demo | null;
}

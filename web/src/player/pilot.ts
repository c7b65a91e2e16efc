import type Hls from 'hls.js';
import type { HlsConfig } from 'hls.js';
import type { Command } from './command';

/** Makes the hls.js that a film is played with. */
export type MakeHls = (config: Partial<HlsConfig>) => Hls;

/** Somebody outside the player who decides where the film is and whether it moves, such as a room. */
export interface Pilot {
  /** Where the film begins to load. */
  readonly startSeconds: number;
  /** Another hls.js than the plain one; null for that. */
  readonly makeHls: MakeHls | null;
  /** Takes the video element over; returns what lets go of it. */
  fly(video: HTMLVideoElement): () => void;
  /** Whether it is the pilot who answers this command; the player does nothing about it then. */
  take(command: Command, video: HTMLVideoElement): boolean;
}

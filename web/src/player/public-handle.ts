import type { EngineKind } from './engine';
import type { Session } from './session';
import type { Stats } from './stats';

/**
 * `window.kinoraPlayer`: what scripts and tests may rely on while a film's page is open. `engine` is
 * null until the engine has started; `stats()` is a fresh snapshot each time.
 */
export interface PublicPlayer {
  readonly engine: EngineKind | null;
  readonly video: HTMLVideoElement;
  stats(): Stats;
}

declare global {
  interface Window {
    kinoraPlayer?: PublicPlayer;
  }
}

/** Publishes a player; returns what withdraws it, unless another one has taken its place. */
export function publish(player: PublicPlayer): () => void {
  window.kinoraPlayer = player;
  return () => {
    if (window.kinoraPlayer === player) delete window.kinoraPlayer;
  };
}

/** Makes the player's session of the moment available to scripts. */
export function publishSession(video: HTMLVideoElement, session: () => Session | null): () => void {
  return publish({
    video,
    stats() {
      const open = session();
      if (open === null) throw new Error('kinoraPlayer: the player has been closed');
      return open.stats();
    },
    get engine() {
      return session()?.engineKind ?? null;
    },
  });
}

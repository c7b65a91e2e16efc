import type { Command } from './command';

/**
 * Shows the film on lock screens and lets headset and keyboard media keys command the player.
 * Returns what takes it all back.
 */
export function offerMediaKeys(
  name: string,
  poster: string | null,
  perform: (command: Command) => void,
): () => void {
  if (!('mediaSession' in navigator)) return () => undefined;
  const session = navigator.mediaSession;
  const artwork = poster === null ? [] : [{ src: poster, type: 'image/jpeg' }];
  session.metadata = new MediaMetadata({ title: name, artwork });
  const handlers: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> = {
    play: () => perform({ do: 'play' }),
    pause: () => perform({ do: 'pause' }),
    seekbackward: ({ seekOffset }) => perform({ do: 'seek-by', seconds: -(seekOffset ?? 10) }),
    seekforward: ({ seekOffset }) => perform({ do: 'seek-by', seconds: seekOffset ?? 10 }),
    seekto: ({ seekTime }) => perform({ do: 'seek-to', seconds: seekTime ?? 0 }),
  };
  const actions = Object.keys(handlers) as MediaSessionAction[];
  for (const action of actions) session.setActionHandler(action, handlers[action] ?? null);
  return () => {
    session.metadata = null;
    for (const action of actions) session.setActionHandler(action, null);
  };
}

import type { Failure } from '../player/engine';
import { openEngine } from '../player/open-engine';
import type { LiveEngine, LiveEngineListeners } from './live-engine';

/** HLS or DASH: the film player's engines, near the edge of the stream. */
export async function openSegments(
  mode: 'hls' | 'dash',
  url: string,
  video: HTMLVideoElement,
  listeners: LiveEngineListeners,
): Promise<LiveEngine | null> {
  let failed = false;
  const onFailure = (failure: Failure) => {
    failed = true;
    // A stream that is not listed any more has ended; whether it has is the server's to say.
    if (failure === 'missing') listeners.onLost();
    else listeners.onFailure();
  };
  const deliveries = { hls: mode === 'hls' ? url : null, dash: mode === 'dash' ? url : null };
  const engine = await openEngine(
    mode,
    deliveries,
    video,
    { startSeconds: 0, live: true },
    { onChoices: () => undefined, onReconnecting: () => undefined, onFailure },
  );
  if (engine === null || failed) {
    engine?.destroy();
    return null;
  }
  return {
    mode,
    label: engine.label,
    jumps: 0,
    latencySeconds: () => engine.latencySeconds(),
    jumpToLive: () => engine.jumpToLive(),
    destroy: () => engine.destroy(),
  };
}

import type { EngineName } from '../routing/route';
import { chooseEngine, type Deliveries } from './choose-engine';
import type { Engine, EngineKind, EngineListeners, EngineSource, OpenEngine } from './engine';
import { hlsJsWorks, openHls } from './hls-engine';

/** dash.js and the native way are fetched only when they are used. */
const openers: Readonly<Record<EngineKind, () => Promise<OpenEngine>>> = {
  hls: async () => openHls,
  dash: async () => (await import('./dash-engine')).openDash,
  native: async () => (await import('./native-engine')).openNative,
};

/**
 * Starts playing a film through the wished delivery or the one that works here. Failures, "nothing
 * works here" included, go to the listeners; the answer is null then.
 */
export async function openEngine(
  wish: EngineName,
  deliveries: Deliveries,
  video: HTMLVideoElement,
  source: Omit<EngineSource, 'url'>,
  listeners: EngineListeners,
): Promise<Engine | null> {
  const choice = chooseEngine(wish, deliveries, {
    mse: hlsJsWorks(),
    nativeHls: video.canPlayType('application/vnd.apple.mpegurl') !== '',
  });
  if (choice === null) {
    listeners.onFailure('unsupported');
    return null;
  }
  try {
    const open = await openers[choice.kind]();
    return await open(video, { ...source, url: choice.url }, listeners);
  } catch (error) {
    console.warn(`The ${choice.kind} player could not be started.`, error);
    listeners.onFailure('engine');
    return null;
  }
}

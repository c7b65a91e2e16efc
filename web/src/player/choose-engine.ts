import type { EngineName } from '../routing/route';
import type { EngineKind } from './engine';

export interface BrowserAbilities {
  /** Media Source Extensions with a codec we deliver: what hls.js and dash.js both need. */
  readonly mse: boolean;
  /** The browser plays HLS by itself. Chromium does too, so this is asked last. */
  readonly nativeHls: boolean;
}

export interface Deliveries {
  readonly hls: string | null;
  readonly dash: string | null;
}

export interface EngineChoice {
  readonly kind: EngineKind;
  readonly url: string;
}

/**
 * The engine for a film: the wished one where it can work, another one otherwise, null where none
 * can. The browser's own HLS knows no quality menu, so it is only for browsers without MSE.
 */
export function chooseEngine(
  wish: EngineName,
  deliveries: Deliveries,
  abilities: BrowserAbilities,
): EngineChoice | null {
  const { hls, dash } = deliveries;
  if (abilities.mse) {
    if (wish === 'dash' && dash !== null) return { kind: 'dash', url: dash };
    if (hls !== null) return { kind: 'hls', url: hls };
    if (dash !== null) return { kind: 'dash', url: dash };
  }
  return abilities.nativeHls && hls !== null ? { kind: 'native', url: hls } : null;
}

import type { Command } from './command';

/** The part of a keyboard event that decides. */
export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** What has the focus: typing and sliders keep their keys, buttons keep Space and Enter. */
export type Focus = 'text' | 'choice' | 'button' | 'other';

const keys: Readonly<Record<string, Command>> = {
  ' ': { do: 'toggle-play' },
  k: { do: 'toggle-play' },
  j: { do: 'seek-by', seconds: -10 },
  l: { do: 'seek-by', seconds: 10 },
  ArrowLeft: { do: 'seek-by', seconds: -5 },
  ArrowRight: { do: 'seek-by', seconds: 5 },
  ArrowUp: { do: 'volume-by', delta: 0.05 },
  ArrowDown: { do: 'volume-by', delta: -0.05 },
  m: { do: 'toggle-mute' },
  c: { do: 'toggle-captions' },
  f: { do: 'toggle-fullscreen' },
  p: { do: 'toggle-pip' },
  i: { do: 'toggle-stats' },
  ',': { do: 'step-frame', frames: -1 },
  '.': { do: 'step-frame', frames: 1 },
  '<': { do: 'rate-step', steps: -1 },
  '>': { do: 'rate-step', steps: 1 },
  Home: { do: 'seek-to-share', share: 0 },
  End: { do: 'seek-to-share', share: 1 },
  '?': { do: 'toggle-help' },
  Escape: { do: 'close' },
};

function isKept(key: string, focus: Focus): boolean {
  switch (focus) {
    case 'text':
      return true;
    case 'choice':
      return key === ' ' || key.startsWith('Arrow') || key === 'Home' || key === 'End';
    case 'button':
      return key === ' ';
    case 'other':
      return false;
  }
}

/** The command of a key press, or null where the key belongs to the browser or the focused field. */
export function commandOfKey(event: Key, focus: Focus): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (isKept(key, focus)) return null;
  if (/^[0-9]$/.test(key)) return { do: 'seek-to-share', share: Number(key) / 10 };
  return keys[key] ?? null;
}

const valueTypes: ReadonlySet<string> = new Set(['radio', 'checkbox', 'range', 'button', 'submit']);

/** What kind of control an element is, for `commandOfKey`. */
export function focusOf(target: EventTarget | null | undefined): Focus {
  if (!(target instanceof HTMLElement)) return 'other';
  if (target.isContentEditable || target.localName === 'textarea') return 'text';
  if (target.localName === 'input') {
    return valueTypes.has((target as HTMLInputElement).type) ? 'choice' : 'text';
  }
  if (target.localName === 'select') return 'choice';
  return target.localName === 'button' || target.localName === 'a' ? 'button' : 'other';
}

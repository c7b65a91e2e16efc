/** Everything a viewer can ask of the player, whether by key, button, touch or media key. */
export type Command =
  | { readonly do: 'toggle-play' }
  | { readonly do: 'play' }
  | { readonly do: 'pause' }
  | { readonly do: 'seek-by'; readonly seconds: number }
  | { readonly do: 'seek-to'; readonly seconds: number }
  /** 0 is the start, 1 the end. */
  | { readonly do: 'seek-to-share'; readonly share: number }
  | { readonly do: 'step-frame'; readonly frames: 1 | -1 }
  | { readonly do: 'volume-by'; readonly delta: number }
  | { readonly do: 'set-volume'; readonly volume: number }
  | { readonly do: 'toggle-mute' }
  | { readonly do: 'rate-step'; readonly steps: 1 | -1 }
  | { readonly do: 'set-rate'; readonly rate: number }
  | { readonly do: 'toggle-captions' }
  | { readonly do: 'toggle-fullscreen' }
  | { readonly do: 'toggle-pip' }
  | { readonly do: 'toggle-stats' }
  | { readonly do: 'toggle-help' }
  | { readonly do: 'toggle-settings' }
  | { readonly do: 'close' }
  /** Null lets the engine pick. */
  | { readonly do: 'select-quality'; readonly id: string | null }
  | { readonly do: 'select-audio'; readonly id: string }
  /** Null shows no captions. */
  | { readonly do: 'select-text'; readonly id: string | null }
  | { readonly do: 'select-engine'; readonly engine: 'hls' | 'dash' }
  | { readonly do: 'start-over' }
  | { readonly do: 'retry' };

export const commandEvent = 'kinora-command';

/** Sends a command up to the player that `from` stands in. */
export function send(from: EventTarget, command: Command): void {
  from.dispatchEvent(
    new CustomEvent<Command>(commandEvent, { detail: command, bubbles: true, composed: true }),
  );
}

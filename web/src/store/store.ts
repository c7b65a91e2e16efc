import type { Action } from './actions';
import { reduce } from './reducer';
import type { State } from './state';

export type Listener = (state: State) => void;

/** Holds the one state of the page. State goes down to whoever subscribes, actions come up. */
export class Store {
  private readonly listeners = new Set<Listener>();

  constructor(private current: State) {}

  get state(): State {
    return this.current;
  }

  dispatch(action: Action): void {
    const next = reduce(this.current, action);
    if (next === this.current) return;
    this.current = next;
    // A listener may dispatch in turn: the later ones then get the newer state, never an older one.
    for (const listener of [...this.listeners]) listener(this.current);
  }

  /** Returns what ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

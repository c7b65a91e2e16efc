import type { Action } from './actions';
import { reduceLibrary } from './library-reducer';
import { reduceLists } from './lists-reducer';
import type { State } from './state';
import { reduceSession } from './session-reducer';
import { reduceWatch } from './watch-reducer';

/** The next state. Pure; gives back the same object when nothing changed. */
export function reduce(state: State, action: Action): State {
  const next: State = {
    route: action.type === 'route-changed' ? action.route : state.route,
    session: reduceSession(state.session, action),
    library: reduceLibrary(state.library, action),
    watch: reduceWatch(state.watch, action),
    lists: reduceLists(state.lists, action),
    broadcast: action.type === 'broadcast-changed' ? action.name : state.broadcast,
    uploads: action.type === 'uploads-changed' ? action.totals : state.uploads,
    connection: action.type === 'connection-changed' ? action.connection : state.connection,
  };
  const keys = Object.keys(next) as (keyof State)[];
  return keys.every((key) => next[key] === state[key]) ? state : Object.freeze(next);
}

import type { Action } from './actions';
import type { WatchState } from './state';

function isAbout(state: WatchState, id: string): boolean {
  return state.phase !== 'none' && state.id === id;
}

/** Answers about a title whose page has been left are dropped. */
export function reduceWatch(state: WatchState, action: Action): WatchState {
  switch (action.type) {
    case 'route-changed':
      if (action.route.page !== 'watch') return { phase: 'none' };
      return isAbout(state, action.route.id) ? state : { phase: 'loading', id: action.route.id };
    case 'title-requested':
      return state.phase === 'failed' && state.id === action.id
        ? { phase: 'loading', id: action.id }
        : state;
    case 'title-arrived':
      if (!isAbout(state, action.title.id)) return state;
      return { phase: 'loaded', id: action.title.id, title: action.title };
    case 'title-failed':
      if (!isAbout(state, action.id) || state.phase === 'loaded') return state;
      return { phase: 'failed', id: action.id, problem: action.problem };
    case 'title-changed':
      if (state.phase !== 'loaded' || state.id !== action.title.id) return state;
      return { ...state, title: { ...state.title, ...action.title } };
    case 'title-removed':
      if (!isAbout(state, action.id)) return state;
      return { phase: 'failed', id: action.id, problem: { kind: 'missing', detail: null } };
    case 'library-arrived': {
      // While events are down, the polled list is what tells how the open title fares.
      const listed = action.library.titles.find((title) => isAbout(state, title.id));
      if (state.phase !== 'loaded' || listed === undefined) return state;
      return { ...state, title: { ...state.title, ...listed } };
    }
    default:
      return state;
  }
}

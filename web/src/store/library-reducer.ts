import type { TitleSummary } from '../api/types';
import type { Action } from './actions';
import type { LibraryState } from './state';

function withTitle(titles: readonly TitleSummary[], changed: TitleSummary): TitleSummary[] {
  const known = titles.some((title) => title.id === changed.id);
  if (!known) return [changed, ...titles];
  return titles.map((title) => (title.id === changed.id ? changed : title));
}

/** A failed repeat keeps the list that is already shown; the connection banner tells about it. */
export function reduceLibrary(state: LibraryState, action: Action): LibraryState {
  switch (action.type) {
    case 'library-requested':
      return state.phase === 'failed' ? { phase: 'loading' } : state;
    case 'library-arrived':
      return { phase: 'loaded', ...action.library };
    case 'library-failed':
      return state.phase === 'loaded' ? state : { phase: 'failed', problem: action.problem };
    case 'title-changed':
      if (state.phase !== 'loaded') return state;
      return { ...state, titles: withTitle(state.titles, action.title) };
    case 'title-removed':
      if (state.phase !== 'loaded') return state;
      return { ...state, titles: state.titles.filter((title) => title.id !== action.id) };
    case 'session-arrived':
      // Whoever may not watch keeps no list that somebody else has seen.
      return action.session.can.watch ? state : { phase: 'loading' };
    default:
      return state;
  }
}

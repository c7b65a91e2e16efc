import type { Action } from './actions';
import type { SessionState } from './state';

/** What is known stays known when a repeat fails: the server checks every request anyway. */
export function reduceSession(state: SessionState, action: Action): SessionState {
  switch (action.type) {
    case 'session-arrived':
      return { phase: 'known', session: action.session };
    case 'session-failed':
      return state.phase === 'known' ? state : { phase: 'unknown' };
    default:
      return state;
  }
}

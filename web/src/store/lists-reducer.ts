import type { LiveStream } from '../api/live';
import type { Action } from './actions';
import type { ListsState } from './state';

function withStream(streams: readonly LiveStream[], changed: LiveStream): readonly LiveStream[] {
  const known = streams.some(({ name }) => name === changed.name);
  if (!known) return [changed, ...streams];
  return streams.map((stream) => (stream.name === changed.name ? changed : stream));
}

/** What is on air and which rooms are open. */
export function reduceLists(state: ListsState, action: Action): ListsState {
  switch (action.type) {
    case 'live-arrived':
      return { ...state, live: action.live };
    case 'live-changed':
      return { ...state, live: withStream(state.live, action.stream) };
    case 'live-ended':
      return { ...state, live: state.live.filter(({ name }) => name !== action.name) };
    case 'rooms-arrived':
      return { ...state, rooms: action.rooms };
    case 'session-arrived':
      return action.session.can.watch ? state : noLists;
    default:
      return state;
  }
}

export const noLists: ListsState = { live: [], rooms: [] };

import type { Api } from '../api/client';
import { problemOf } from '../api/problem';
import type { Store } from './store';

/** Reads the library into the store; resolves to whether the server answered. */
export async function loadLibrary(store: Store, api: Api): Promise<boolean> {
  store.dispatch({ type: 'library-requested' });
  try {
    store.dispatch({ type: 'library-arrived', library: await api.library() });
    return true;
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind === 'unreadable') console.warn('The library could not be read.', error);
    store.dispatch({ type: 'library-failed', problem });
    return problem.kind !== 'unreachable';
  }
}

/** Reads one title into the store, for its page. */
export async function loadTitle(store: Store, api: Api, id: string): Promise<void> {
  try {
    store.dispatch({ type: 'title-arrived', title: await api.title(id) });
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind === 'unreadable') console.warn('The title could not be read.', error);
    store.dispatch({ type: 'title-failed', id, problem });
  }
}

/** Reads what is on air and which rooms are open; hubs without them are hubs all the same. */
export async function loadLists(store: Store, api: Api): Promise<void> {
  await Promise.all([loadLive(store, api), loadRooms(store, api)]);
}

async function loadLive(store: Store, api: Api): Promise<void> {
  try {
    store.dispatch({ type: 'live-arrived', live: await api.live.list() });
  } catch (error) {
    tell('What is on air could not be read.', error);
  }
}

export async function loadRooms(store: Store, api: Api): Promise<void> {
  try {
    store.dispatch({ type: 'rooms-arrived', rooms: await api.rooms.list() });
  } catch (error) {
    tell('The rooms could not be read.', error);
  }
}

/** What the visitor sees of it is the connection's banner. */
function tell(what: string, error: unknown): void {
  const { kind } = problemOf(error);
  if (kind !== 'unreachable' && kind !== 'signed-out') console.warn(what, error);
}

/** Asks the server who is here. */
export async function loadSession(store: Store, api: Api): Promise<void> {
  try {
    store.dispatch({ type: 'session-arrived', session: await api.session.read() });
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind === 'unreadable') console.warn('The session could not be read.', error);
    store.dispatch({ type: 'session-failed' });
  }
}

import { httpApi, type Api } from './api/client';
import { openServerEvents, type OpenEvents } from './api/events';
import { LiveUpdates } from './api/live-updates';
import { messages } from './i18n/messages';
import { Navigator } from './routing/navigator';
import { parseRoute } from './routing/route';
import { loadLibrary, loadTitle } from './store/effects';
import { initialState, type State } from './store/state';
import { Store } from './store/store';
import type { Requests } from './ui/events';
import './ui/kinora-app';

/** How often the library is asked about a film that is just being drawn. */
const demoPollMs = 1_500;

function liveUpdates(store: Store, api: Api, openEvents: OpenEvents): LiveUpdates {
  return new LiveUpdates({
    openEvents,
    refresh: () => loadLibrary(store, api),
    onEvent: (event) =>
      store.dispatch(
        event.kind === 'title-changed'
          ? { type: 'title-changed', title: event.title }
          : { type: 'title-removed', id: event.id },
      ),
    onConnection: (connection) => store.dispatch({ type: 'connection-changed', connection }),
    setTimer: (work, delayMs) => window.setTimeout(work, delayMs),
    clearTimer: (timer) => window.clearTimeout(timer),
    random: Math.random,
  });
}

/** The id of a title whose page lacks what the server knows by now, or null. */
function staleTitle({ watch }: State): string | null {
  if (watch.phase === 'loading') return watch.id;
  if (watch.phase !== 'loaded') return null;
  const { state, hls, dash } = watch.title;
  const playable = state === 'playable' || state === 'ready';
  return playable && hls === null && dash === null ? watch.id : null;
}

function pollWhileDemoIsMade(store: Store, api: Api): void {
  let timer: number | null = null;
  store.subscribe(({ library }) => {
    const making = library.phase === 'loaded' && library.demo !== null;
    if (!making || timer !== null) return;
    timer = window.setTimeout(() => {
      timer = null;
      void loadLibrary(store, api);
    }, demoPollMs);
  });
}

function loadOpenTitle(store: Store, api: Api): void {
  let asked: string | null = null;
  const look = (state: State) => {
    const id = staleTitle(state);
    const key = id === null ? null : `${id} ${state.watch.phase}`;
    if (key === asked) return;
    asked = key;
    if (id !== null) void loadTitle(store, api, id);
  };
  store.subscribe(look);
  look(store.state);
}

function on<K extends keyof Requests>(type: K, answer: (detail: Requests[K]) => void): void {
  document.addEventListener(type, (event) => {
    answer((event as CustomEvent<Requests[K]>).detail);
  });
}

/** Wires store, server and page together; called once. */
export function start(api: Api = httpApi, openEvents: OpenEvents = openServerEvents): void {
  const route = parseRoute(new URL(location.href));
  const store = new Store(initialState(route));
  const updates = liveUpdates(store, api, openEvents);
  const navigator = new Navigator((next) => store.dispatch({ type: 'route-changed', route: next }));

  on('kinora-search', ({ query }) => navigator.replace({ page: 'hub', query }));
  on('kinora-reconnect', () => updates.retryNow());
  on('kinora-retry', () => {
    const { watch } = store.state;
    if (watch.phase === 'failed') store.dispatch({ type: 'title-requested', id: watch.id });
    else void loadLibrary(store, api);
  });
  on('kinora-engine', ({ engine, atSeconds }) => {
    const open = store.state.route;
    if (open.page !== 'watch') return;
    navigator.replace({ ...open, engine, startSeconds: Math.floor(atSeconds) });
  });
  window.addEventListener('online', () => updates.retryNow());

  pollWhileDemoIsMade(store, api);
  loadOpenTitle(store, api);
  store.dispatch({ type: 'route-changed', route });

  document.documentElement.lang = messages.locale;
  const app = document.createElement('kinora-app');
  app.store = store;
  document.body.append(app);
  void loadLibrary(store, api);
  updates.start();
}
